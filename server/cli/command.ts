import type { Readable, Writable } from "node:stream";
import type { UiLanguage } from "../../domain/model/language.ts";
import type { Sentence } from "../platform/system-language.ts";

/** What a command is given of the world around it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  readonly output: Writable;
  readonly complaints: Writable;
  readonly language: UiLanguage;
  readonly nowMs: number;
  /** Where relative paths begin. */
  readonly folder: string;
}

/** How a command ended. Usage means that the command line was not understood and nothing was done. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export interface Command {
  /** One line for the list of commands. */
  readonly summary: Sentence;
  readonly help: Sentence;
  readonly run: (args: readonly string[], around: Surroundings) => Promise<Exit>;
}

/** The command line was not understood. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

export function say({ output, language }: Surroundings, sentence: Sentence): void {
  output.write(`${sentence[language]}\n`);
}

/** Goes to where it is seen even if the output goes into a file. */
export function complain({ complaints, language }: Surroundings, sentence: Sentence): void {
  complaints.write(`${sentence[language]}\n`);
}
