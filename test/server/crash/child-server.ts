import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ownPort } from "../own-port.ts";
import { type Client, createClient, setUp } from "../running-server.ts";

const MAIN = fileURLToPath(new URL("../../../server/main.ts", import.meta.url));
const LISTENS = "Aushang: ";
const INVITES = "Einrichten / set up: ";

/** The real server as a process of its own, which can be killed like one. Port, folder and first administrator stay over its deaths. */
export interface ChildServer {
  readonly origin: string;
  readonly cookie: string;
  /** Asks as the first administrator. */
  readonly client: Client;
  clientWith(headers: Readonly<Record<string, string>>): Client;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same folder. @param elsewhere on a port nobody knows, instead of its own @returns its origin */
  start(elsewhere?: boolean): Promise<string>;
  /** Ends it and throws its folder away. */
  remove(): Promise<void>;
}

const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Starts a server on a free port of loopback and sets it up. @param env settings besides port and folder, such as DATABASE_URL */
export async function startChildServer(env: Readonly<Record<string, string>> = {}): Promise<ChildServer> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-child-"));
  const cache = join(folder, "compiled");
  const settings = { HOST: "127.0.0.1", DATA_DIR: folder, LOG_LEVEL: "error", NODE_COMPILE_CACHE: cache, ...env };
  const first = await launch(folder, { ...settings, PORT: String(await ownPort()) }, INVITES);
  const { origin } = first;
  const start = (port: string) => launch(folder, { ...settings, PORT: port }, LISTENS);
  const cookie = await setUp(origin, first.setupLink);
  // Only a server that ends in peace leaves compiled code behind, with which all the others start in half the time.
  await end(first.child, "SIGTERM");
  let { child } = await start(new URL(origin).port);
  const clientWith = (headers: Readonly<Record<string, string>>) => createClient(origin, headers);
  return {
    origin,
    cookie,
    client: clientWith({ cookie }),
    clientWith,
    kill: () => end(child, "SIGKILL"),
    async start(elsewhere = false) {
      const started = await start(elsewhere ? "0" : new URL(origin).port);
      child = started.child;
      return started.origin;
    },
    async remove() {
      await end(child, "SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

interface Launched {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly setupLink: string | null;
}

/** Starts the process in its folder, where no settings of the checkout are found. Resolves with the line that begins with `awaited`. */
async function launch(folder: string, env: Readonly<Record<string, string>>, awaited: string): Promise<Launched> {
  const child = spawn(process.execPath, [MAIN], { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      lines.push(line);
      if (line.startsWith(awaited)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The server ended with ${String(code)} before it was there`)));
  });
  const after = (prefix: string) => lines.find((line) => line.startsWith(prefix))?.slice(prefix.length);
  return { child, origin: after(LISTENS) ?? "", setupLink: after(INVITES) ?? null };
}
