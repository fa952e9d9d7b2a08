import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { MOST_USES } from "../../domain/model/enrolment.ts";
import type { GroupId } from "../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { DAY_MS, TimeZone } from "../../domain/model/time.ts";
import { type Api, apiOf } from "./join-by-enrolment.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const ZONE = TimeZone.parse("Europe/Berlin");

/** A server of one's own in a folder of its own, both gone when it is stopped. */
export interface OwnServer {
  readonly origin: string;
  /** As its first administrator. */
  readonly api: Api;
  readonly everybody: GroupId;
  /** Secrets by which as many devices may join as were wanted. */
  readonly secrets: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts one that expects so many screens, a thousand at each site. */
export async function startOwnServer(screens: number): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-fleet-"));
  const env = { HOST: "127.0.0.1", PORT: "0", DATA_DIR: folder, LOG_LEVEL: "error" };
  const child = spawn(process.execPath, ["--max-semi-space-size=8", MAIN], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async (): Promise<void> => {
    const gone = child.exitCode === null ? once(child, "exit") : null;
    child.kill("SIGTERM");
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { origin, token } = await linkOf(child);
    const api = apiOf(origin, await setUp(origin, token));
    const [everybody] = (await api.groups.list({})).items;
    if (everybody === undefined) throw new Error("The server has no group for everybody");
    return { origin, api, everybody: everybody.id, secrets: await makeSecrets(api, everybody.id, screens), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What it prints when it listens: where, and the one-time link for the first administrator. */
async function linkOf(child: ChildProcess): Promise<{ readonly origin: string; readonly token: string }> {
  if (child.stdout === null) throw new Error("The server has no output");
  for await (const line of createInterface(child.stdout)) {
    const [, origin, token] = /(https?:\/\/[^/]+)\/setup#(\S+)/.exec(line) ?? [];
    if (origin === undefined || token === undefined) continue;
    child.stdout.resume();
    return { origin, token };
  }
  throw new Error("The server ended before it listened");
}

/** @returns the cookie of the first administrator */
async function setUp(origin: string, token: string): Promise<string> {
  const body = {
    token,
    organisation: "Stadt Lindenau",
    zone: ZONE,
    name: "Simulation",
    email: "simulation@lindenau.example",
    password: crypto.randomUUID(),
  };
  const headers = { "content-type": "application/json", origin };
  const response = await fetch(`${origin}/api/v1/session/setup`, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The server could not be set up: ${String(response.status)} ${await response.text()}`);
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function makeSecrets(api: Api, everybody: GroupId, screens: number): Promise<readonly string[]> {
  const secrets: string[] = [];
  for (let left = screens; left > 0; left -= MOST_USES) {
    const name = `Standort ${String(secrets.length + 1)}`;
    const site = await api.sites.create({ name, zone: ZONE, region: null, headcount: 0 });
    const screen = {
      siteId: site.id,
      groupIds: [everybody],
      theme: "paper" as const,
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    };
    const uses = Math.min(left, MOST_USES);
    const made = await api.enrolments.create({ for: { kind: "new-screens", names: "Bildschirm {n}", screen, uses }, lastsMs: DAY_MS });
    secrets.push(made.token);
  }
  return secrets;
}
