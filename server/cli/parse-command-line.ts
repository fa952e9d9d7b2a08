import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { WrongUsage } from "./command.ts";

const HELP = { help: { type: "boolean", short: "h" } } as const;

type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ readonly options: T & typeof HELP; readonly allowPositionals: true; readonly strict: true }>
>;

/**
 * Reads the arguments of a command.
 * @throws {WrongUsage} if there is anything it does not know
 */
export function parseCommandLine<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T): Parsed<T> {
  try {
    const config = { args: [...args], options: { ...options, ...HELP }, allowPositionals: true, strict: true } satisfies ParseArgsConfig;
    return parseArgs(config) as Parsed<T>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [what = ""] = error.message.split(". ");
    throw new WrongUsage({ de: `Das ist nicht zu verstehen (${what}).`, en: `This cannot be understood (${what}).` });
  }
}

/** @throws {WrongUsage} unless it is a whole number of at least 1 */
export function parseCount(text: string, name: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return count;
  throw new WrongUsage({ de: `--${name} ist eine Zahl von 1 bis 1000.`, en: `--${name} is a number from 1 to 1000.` });
}
