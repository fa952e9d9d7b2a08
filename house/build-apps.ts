import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { acquireLock } from "./lock.ts";
import { listFiles } from "./source-files.ts";

/** `all` builds always, `stale` when a source changed since, `missing` only when there is no build at all. */
export type BuildWish = "all" | "stale" | "missing";

const APPS = ["player", "editor"] as const;
type App = (typeof APPS)[number];

const SOURCES: Readonly<Record<App, readonly string[]>> = {
  player: ["domain", "templates", "player"],
  editor: ["domain", "templates", "player", "editor"],
};

/** The editor's manifest tells the budgets what its first page loads. The player lists its files for offline use: nothing may be added. */
const EXTRA: Readonly<Record<App, readonly string[]>> = { player: [], editor: ["--manifest"] };

/**
 * Builds player and editor into `dist/` side by side, each under a lock, so that two commands at once do not build twice.
 * @throws {Error} if a build fails or an app has no Vite configuration
 */
export async function buildApps(root: string, wish: BuildWish): Promise<void> {
  const results = await Promise.allSettled(APPS.map((app) => buildApp(root, app, wish)));
  const failures = results.flatMap((result) => (result.status === "rejected" ? [messageOf(result.reason)] : []));
  if (failures.length > 0) throw new Error(failures.join("\n"));
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

async function buildApp(root: string, app: App, wish: BuildWish): Promise<void> {
  if (!isWanted(root, app, wish)) return;
  mkdirSync(path.join(root, "dist"), { recursive: true });
  const release = await acquireLock(path.join(root, "dist", `${app}.lock`));
  try {
    if (!isWanted(root, app, wish)) return;
    const fingerprint = fingerprintOf(root, app);
    await runVite(root, app);
    writeFileSync(stampOf(root, app), fingerprint);
  } finally {
    release();
  }
}

function isWanted(root: string, app: App, wish: BuildWish): boolean {
  if (wish === "all" || !existsSync(path.join(root, "dist", app, "index.html"))) return true;
  if (wish === "missing") return false;
  const stamp = stampOf(root, app);
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== fingerprintOf(root, app);
}

function stampOf(root: string, app: App): string {
  return path.join(root, "dist", `${app}.sources`);
}

/** A hash of contents, not of times: a fresh clone or a switched branch changes times without changing sources. */
function fingerprintOf(root: string, app: App): string {
  const hash = createHash("sha256");
  const files = [
    ...SOURCES[app].flatMap((folder) => listFiles(root, folder)),
    `vite.${app}.config.ts`,
    ...listFiles(root, "house/player-build"),
    "package-lock.json",
  ];
  for (const file of files) {
    if (existsSync(path.join(root, file)))
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function runVite(root: string, app: App): Promise<void> {
  const config = `vite.${app}.config.ts`;
  if (!existsSync(path.join(root, config))) throw new Error(`${app} cannot be built: ${config} is missing`);
  const vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  const child = spawn(process.execPath, [vite, "build", "--config", config, ...EXTRA[app], "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${app} could not be built: vite ended with ${String(code)}`));
    });
  });
}
