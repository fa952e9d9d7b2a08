import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import * as z from "zod/mini";

const Reply = z.union([z.strictObject({ id: z.number(), result: z.unknown() }), z.strictObject({ id: z.number(), error: z.string() })]);

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Modules to load before the script. */
  readonly imports?: readonly string[];
}

const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

/** A process of the bench that answers questions. It dies with this process at the latest. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }>();
  readonly #output: string[] = [];
  #id = 0;

  constructor(script: URL, { env = {}, imports = [] }: ChildOptions = {}) {
    // The second flag is the one `npm start` sets.
    const execArgv = ["--expose-gc", "--max-semi-space-size=8", ...imports.flatMap((module) => ["--import", module])];
    this.#process = fork(script, [], { execArgv, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    alive.add(this.#process);
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream?.on("data", (bytes) => this.#keep(String(bytes)));
    this.#process.on("message", (message) => this.#answer(message));
    this.#process.once("exit", (code, signal) => this.#ended(`ended with ${signal ?? String(code)}`));
    this.#process.once("error", (error) => this.#ended(error.message));
  }

  /** Asks one question. Fails if the child does, if it ends, or after `timeoutMs`. */
  async ask<T extends z.ZodMiniType>(answer: T, name: string, input: object = {}, timeoutMs = 120_000): Promise<z.output<T>> {
    const id = ++this.#id;
    let timer: NodeJS.Timeout | undefined;
    try {
      const result = await new Promise((resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer to "${name}" in ${String(timeoutMs)} ms\n${this.output}`)), timeoutMs);
        this.#waiting.set(id, { resolve, reject });
        this.#process.send({ id, name, input }, (error) => error && reject(error));
      });
      return z.parse(answer, result);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  get output(): string {
    return this.#output.join("");
  }

  /** Ends the process at once and resolves when it is gone. */
  async kill(): Promise<void> {
    if (!alive.has(this.#process)) return;
    const gone = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await gone;
  }

  #answer(message: unknown): void {
    const reply = Reply.safeParse(message);
    if (!reply.success) return; // not ours: a server under test may send messages of its own
    const waiting = this.#waiting.get(reply.data.id);
    if ("error" in reply.data) waiting?.reject(new Error(reply.data.error));
    else waiting?.resolve(reply.data.result);
  }

  #ended(how: string): void {
    alive.delete(this.#process);
    for (const { reject } of this.#waiting.values()) reject(new Error(`${how}\n${this.output}`));
  }

  #keep(text: string): void {
    this.#output.push(text);
    if (this.#output.length > 200) this.#output.shift();
  }
}
