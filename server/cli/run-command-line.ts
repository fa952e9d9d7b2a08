import type { UiLanguage } from "../../domain/model/language.ts";
import { Problem } from "../../domain/model/problem.ts";
import { toProblemDetails } from "../platform/http/problem-response.ts";
import { Hint } from "../platform/system-language.ts";
import { backup } from "./backup.ts";
import { type Command, complain, EXIT, type Exit, type Surroundings, say, WrongUsage } from "./command.ts";
import { doctor } from "./doctor.ts";
import { restore } from "./restore.ts";
import { user } from "./user.ts";

const COMMANDS: Readonly<Record<string, Command>> = { backup, restore, user, doctor };

/** Runs what the command line says, and puts whatever happens into words. */
export async function runCommandLine([name = "", ...args]: readonly string[], around: Surroundings): Promise<Exit> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return list(name, around);
  if (args.some((arg) => arg === "--help" || arg === "-h")) {
    say(around, command.help);
    return EXIT.done;
  }
  try {
    return await command.run(args, around);
  } catch (error) {
    complain(around, wordsOf(error, around.language));
    if (!(error instanceof WrongUsage)) return EXIT.failed;
    complain(around, { de: `Hilfe: npm run aushang -- ${name} --help`, en: `Help: npm run aushang -- ${name} --help` });
    return EXIT.usage;
  }
}

function list(name: string, around: Surroundings): Exit {
  const isAsked = ["", "help", "--help", "-h"].includes(name);
  if (!isAsked) complain(around, { de: `Den Befehl ${name} gibt es nicht.`, en: `There is no command ${name}.` });
  const lines = (language: UiLanguage) =>
    Object.entries(COMMANDS)
      .map(([each, { summary }]) => `  ${each.padEnd(8)} ${summary[language]}`)
      .join("\n");
  const tell = isAsked ? say : complain;
  tell(around, {
    de: `npm run aushang -- <Befehl> [Angaben]; mit --help mehr zu jedem\n\n${lines("de")}`,
    en: `npm run aushang -- <command> [options]; --help tells more of each\n\n${lines("en")}`,
  });
  return isAsked ? EXIT.done : EXIT.usage;
}

function wordsOf(error: unknown, language: UiLanguage): { readonly de: string; readonly en: string } {
  if (error instanceof Hint || error instanceof WrongUsage) return error.sentence;
  const text = error instanceof Problem ? refusalText(error, language) : error instanceof Error ? error.message : String(error);
  return { de: text, en: text };
}

function refusalText(problem: Problem, language: UiLanguage): string {
  const { title, issues = [] } = toProblemDetails(problem, language);
  return issues.length > 0 ? issues.map(({ message }) => message).join(" ") : title;
}
