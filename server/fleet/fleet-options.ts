import { parseArgs } from "node:util";
import type { RawTarget } from "./wire/raw-client.ts";

export const HELP = `npm run fleet -- --screens 10000 [options]

Connects simulated screens to a server and says how it bears them: real connections that join, keep in touch, take
playlists over, do what they are told and come back by themselves. Without --server it starts one of its own in a
temporary folder, which is gone afterwards.

  --screens N     how many (100)
  --minutes M     how long it is measured once all are there (2)
  --faults P      so many of a hundred suffer something each minute: cut off, silent, slow, faulty, a wrong clock (0)
  --storm P       once, so many of a hundred are cut off in the same moment (0)
  --seed N        makes the faults come as before (1)
  --p99 MS        the most an acknowledgement may take, 99 times of 100 (50)
  --server URL    a server that is there already; then also one of
  --enrol S,...   secrets made in the editor under "Geräte vorbereiten"; the screens stay there afterwards
  --tokens FILE   where their tokens are kept: written after joining, read the next time
  --metrics T     the server's METRICS_TOKEN, if /metrics needs it

Ends with 1 if a limit was not kept or a screen did not come back.`;

export interface FleetOptions {
  readonly screens: number;
  readonly minutes: number;
  readonly faults: number;
  readonly storm: number;
  readonly seed: number;
  readonly p99Ms: number;
  /** null: one of its own. */
  readonly server: URL | null;
  readonly secrets: readonly string[];
  readonly tokensFile: string | null;
  readonly metricsToken: string;
}

/** The command line was not understood; the message says what. */
export class WrongOption extends Error {
  override readonly name = "WrongOption";
}

const TEXT = { type: "string" } as const;
const OPTIONS = {
  screens: TEXT,
  minutes: TEXT,
  faults: TEXT,
  storm: TEXT,
  seed: TEXT,
  p99: TEXT,
  server: TEXT,
  enrol: TEXT,
  tokens: TEXT,
  metrics: TEXT,
  help: { type: "boolean", short: "h" },
} as const;

/** @returns null if help was asked for. @throws {WrongOption} */
export function readFleetOptions(args: readonly string[]): FleetOptions | null {
  const values = parsed(args);
  if (values.help) return null;
  const number = (name: "screens" | "minutes" | "faults" | "storm" | "seed" | "p99", usual: number, least: number, most: number) =>
    numberOf(name, values[name], usual, least, most);
  const options: FleetOptions = {
    screens: number("screens", 100, 1, 19_000),
    minutes: number("minutes", 2, 0.01, 10_000),
    faults: number("faults", 0, 0, 100),
    storm: number("storm", 0, 0, 100),
    seed: number("seed", 1, 0, 2 ** 32 - 1),
    p99Ms: number("p99", 50, 0.1, 60_000),
    server: values.server === undefined ? null : serverOf(values.server),
    secrets: (values.enrol ?? "").split(",").filter((secret) => secret !== ""),
    tokensFile: values.tokens ?? null,
    metricsToken: values.metrics ?? "",
  };
  if (options.server !== null && options.secrets.length === 0 && options.tokensFile === null) {
    throw new WrongOption("--server needs --enrol with secrets made in the editor, or --tokens with a file of an earlier run.");
  }
  return options;
}

/** Where its players connect to. */
export function targetOf({ hostname, port, protocol }: URL): RawTarget {
  const isSecure = protocol === "https:";
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || (isSecure ? 443 : 80), isSecure };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new WrongOption(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(name: string, text: string | undefined, usual: number, least: number, most: number): number {
  const value = text === undefined ? usual : Number(text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new WrongOption(`--${name} is a number from ${String(least)} to ${String(most)}.`);
}

function serverOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new WrongOption("--server is an address such as https://aushang.stadt.example.");
}
