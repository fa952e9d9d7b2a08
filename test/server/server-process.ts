import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { LoggedLine } from "./logged-lines.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const LISTENS = "Aushang: ";

const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

export interface ProcessWish {
  readonly dataDir: string;
  readonly port: number;
  /** Further settings. */
  readonly env?: Readonly<Record<string, string>>;
  /** Modules to load before the server. */
  readonly imports?: readonly string[];
}

/** The real server as a process on a folder that is there already, whose log can be read and which can be asked to end. */
export class ServerProcess {
  readonly origin: string;
  readonly lines: LoggedLine[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #listens: Promise<void>;

  private constructor({ dataDir, port, env = {}, imports = [] }: ProcessWish) {
    this.origin = `http://127.0.0.1:${String(port)}`;
    const settings = { HOST: "127.0.0.1", PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "info", ...env };
    this.#child = spawn(process.execPath, [...imports.flatMap((path) => ["--import", path]), MAIN], {
      cwd: dataDir,
      env: { ...process.env, ...settings },
      stdio: ["ignore", "pipe", "inherit"],
    });
    alive.add(this.#child);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#listens = promise;
    this.#ended = once(this.#child, "exit").then(([code]) => {
      alive.delete(this.#child);
      reject(new Error(`The server ended with ${String(code)}`));
      return code as number | null;
    });
    if (this.#child.stdout === null) throw new Error("No standard output");
    createInterface(this.#child.stdout).on("line", (text) => {
      if (text.startsWith(LISTENS)) resolve();
      if (text.startsWith("{")) this.lines.push({ ...(JSON.parse(text) as LoggedLine), text });
    });
  }

  /** Resolves when it listens. */
  static async start(wish: ProcessWish): Promise<ServerProcess> {
    const server = new ServerProcess(wish);
    await server.#listens;
    return server;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Its exit code once it has ended; null if it was killed. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  async kill(): Promise<void> {
    this.signal("SIGKILL");
    await this.#ended;
  }
}
