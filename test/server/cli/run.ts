import { PassThrough, Readable, type Writable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Exit } from "../../../server/cli/command.ts";
import { runCommandLine } from "../../../server/cli/run-command-line.ts";

export interface Ran {
  readonly exit: Exit;
  readonly said: string;
  readonly complained: string;
}

export interface RunSettings {
  readonly env?: Readonly<Record<string, string>>;
  readonly language?: "de" | "en";
  /** What comes from standard input. */
  readonly input?: string | Readable;
  readonly nowMs?: number;
  readonly output?: Writable;
}

/** Runs a command line as the shell would, and keeps what it writes. */
export async function run(args: readonly string[], settings: RunSettings = {}): Promise<Ran> {
  const { env = {}, language = "en", input = "", nowMs = Date.now() } = settings;
  const [output, complaints] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([text(output), text(complaints)]);
  const exit = await runCommandLine(args, {
    env: { LOG_LEVEL: "silent", ...env },
    input: typeof input === "string" ? Readable.from([input]) : input,
    output,
    complaints,
    language,
    nowMs,
    folder: "/",
  });
  output.end();
  complaints.end();
  const [said, complained] = await texts;
  return { exit, said, complained };
}
