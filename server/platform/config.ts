import { join, resolve } from "node:path";
import * as z from "zod/mini";
import type { DatabaseSettings } from "./database/database.ts";
import { type MailSettings, usualSender } from "./mail.ts";
import type { ReachableNetworks } from "./reachable.ts";

const Environment = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 3000),
  HOST: z._default(z.string(), "0.0.0.0"),
  DATA_DIR: z._default(z.string(), "data"),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
  TRUSTED_PROXIES: z.optional(z.string()),
  TLS_CERT: z.optional(z.string()),
  TLS_KEY: z.optional(z.string()),
  FFMPEG: z.optional(z.string()),
  METRICS_TOKEN: z.optional(z.string().check(z.regex(/^[!-~]{16,200}$/))),
  STOP_SECONDS: z._default(z.coerce.number().check(z.int(), z.minimum(5), z.maximum(600)), 20),
  BACKUP_DIR: z.optional(z.string()),
  BACKUP_AT: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  BACKUP_KEEP: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 7),
  SMTP_URL: z.optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: z.optional(z.string().check(z.regex(/^[^\p{Cc}<>]*<?[^\p{Cc}<>@\s]+@[^\p{Cc}<>@\s]+>?$/u))),
  WEBHOOK_PRIVATE_NETWORKS: z.optional(z.enum(["0", "1"])),
  LOG_LEVEL: z._default(z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]), "info"),
});

/** At night, and not in the hour that the clocks skip or repeat. */
const USUAL_TIME = "03:30";

/** What the server was told by its environment. Every setting is optional; see docs/operations.md. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly mediaDir: string;
  readonly screenshotDir: string;
  readonly database: DatabaseSettings;
  /** The origin browsers use, without a trailing slash; null means whatever host a request names. */
  readonly publicOrigin: string | null;
  /** Addresses or networks whose `X-Forwarded-*` is believed; empty means nobody's. */
  readonly trustedProxies: readonly string[];
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** The program that transcodes films; null means the one on the path, if there is one. */
  readonly ffmpeg: string | null;
  /** What a reader of `/metrics` has to know; null means that the own network may read them. */
  readonly metricsToken: string | null;
  /** So long after being asked to stop the process has ended. */
  readonly stopWithinMs: number;
  /**
   * Where backups go, how many of the newest are kept, and at which minute of the organisation's day one is taken; null takes none by itself.
   */
  readonly backup: { readonly folder: string; readonly atMinute: number | null; readonly keep: number };
  /** Where mail is handed over; null if there is no mail. */
  readonly mail: MailSettings | null;
  /** Where webhooks may lead to besides the internet. */
  readonly webhookNetworks: ReachableNetworks;
  readonly logLevel: string;
}

/**
 * Reads the configuration from environment variables.
 * @throws {Error} naming every setting that is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = z.safeParse(Environment, withoutEmpty(env));
  if (!parsed.success) throw new Error(`Wrong settings: ${parsed.error.issues.map((issue) => issue.path.join(".")).join(", ")}`);
  const settings = parsed.data;
  if ((settings.TLS_CERT === undefined) !== (settings.TLS_KEY === undefined)) throw new Error("TLS_CERT and TLS_KEY go together");
  const dataDir = resolve(settings.DATA_DIR);
  const publicOrigin = settings.PUBLIC_URL === undefined ? null : new URL(settings.PUBLIC_URL).origin;
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir,
    mediaDir: join(dataDir, "media"),
    screenshotDir: join(dataDir, "screenshots"),
    database:
      settings.DATABASE_URL === undefined
        ? { kind: "sqlite", file: join(dataDir, "aushang.sqlite") }
        : { kind: "postgres", url: settings.DATABASE_URL },
    publicOrigin,
    trustedProxies: (settings.TRUSTED_PROXIES ?? "")
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
    tls: settings.TLS_CERT && settings.TLS_KEY ? { certFile: settings.TLS_CERT, keyFile: settings.TLS_KEY } : null,
    ffmpeg: settings.FFMPEG ?? null,
    metricsToken: settings.METRICS_TOKEN ?? null,
    stopWithinMs: settings.STOP_SECONDS * 1000,
    backup: backupOf(settings, dataDir),
    mail: settings.SMTP_URL === undefined ? null : { url: settings.SMTP_URL, from: settings.MAIL_FROM ?? usualSender(publicOrigin) },
    webhookNetworks: { private: settings.WEBHOOK_PRIVATE_NETWORKS === "1", loopback: false },
    logLevel: settings.LOG_LEVEL,
  };
}

/** Backups are taken once there is a folder for them. The command puts them beside the data otherwise. */
function backupOf({ BACKUP_DIR, BACKUP_AT, BACKUP_KEEP }: z.infer<typeof Environment>, dataDir: string): Config["backup"] {
  if (BACKUP_DIR === undefined && BACKUP_AT !== undefined) throw new Error("BACKUP_AT needs BACKUP_DIR");
  const folder = BACKUP_DIR === undefined ? join(dataDir, "backups") : resolve(BACKUP_DIR);
  return { folder, atMinute: BACKUP_DIR === undefined ? null : minuteOf(BACKUP_AT ?? USUAL_TIME), keep: BACKUP_KEEP };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""));
}
