import { createInterface } from "node:readline";
import { type Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { NewPassword } from "../../domain/model/user.ts";
import { Hint } from "../platform/system-language.ts";
import type { Surroundings } from "./command.ts";

/**
 * Asks for a new password: twice and unseen at a terminal, otherwise the first line of what comes. It is never an argument, which everybody on
 * the machine could read.
 * @throws {Hint} if it is too short or too long, or not typed the same twice
 */
export async function readNewPassword({ input, output, language }: Surroundings): Promise<string> {
  const ask = async (question: string) => {
    output.write(question);
    const typed = await readUnseen(input);
    output.write("\n");
    return typed;
  };
  const words = WORDS[language];
  const password = isTerminal(input) ? await ask(words.first) : ((await text(input)).split(/\r?\n/)[0] ?? "");
  if (isTerminal(input) && (await ask(words.again)) !== password) throw different();
  if (!NewPassword.safeParse(password).success) throw wrongLength();
  return password;
}

const WORDS = {
  de: { first: "Neues Kennwort: ", again: "Noch einmal: " },
  en: { first: "New password: ", again: "Once more: " },
} as const;

/** A terminal that is read like this does not show what is typed: what readline would show goes nowhere. */
async function readUnseen(input: Readable): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      lines.once("SIGINT", () => reject(brokenOff()));
      lines.once("close", () => reject(brokenOff()));
    });
  } finally {
    lines.removeAllListeners("close");
    lines.close();
  }
}

function isTerminal(input: Readable): boolean {
  return "isTTY" in input && input.isTTY === true;
}

function brokenOff(): Hint {
  return new Hint({ de: "Abgebrochen, nichts geändert.", en: "Broken off, nothing changed." });
}

function different(): Hint {
  return new Hint({ de: "Die beiden Eingaben sind verschieden. Nichts geändert.", en: "The two are not the same. Nothing changed." });
}

function wrongLength(): Hint {
  return new Hint({ de: "Ein Kennwort hat 12 bis 200 Zeichen.", en: "A password has 12 to 200 characters." });
}
