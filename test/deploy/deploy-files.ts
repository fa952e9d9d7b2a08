import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
export const readFile = (path: string) => readFileSync(join(ROOT, path), "utf8");

export type Environment = Readonly<Record<string, string>>;

/** The settings the server knows, as `config.ts` reads them from the environment. */
export function knownSettings(): readonly string[] {
  return [...readFile("server/platform/config.ts").matchAll(/^ {2}([A-Z_]+): z\./gm)].map(([, name = ""]) => name);
}

/** What is for Node and the C library, not for us. */
export const NOT_OURS = ["NODE_ENV", "MALLOC_ARENA_MAX"];

/** Lines `NAME=value` of a file of settings; with `commented` also those that are only proposed. */
export function settingsIn(text: string, commented = false): Environment {
  const lines = text.matchAll(commented ? /^#?([A-Z_]+)=(.*)$/gm : /^([A-Z_]+)=(.*)$/gm);
  return Object.fromEntries([...lines].map(([, name = "", value = ""]) => [name, value]));
}

/** The settings in `NAME=value NAME=value`. */
export function settingsOnLine(line: string): Environment {
  return settingsIn(line.trim().split(/\s+/).join("\n"));
}

/** What compose makes of `${NAME:-default}` and `${NAME:?message}` anywhere in a document. @throws {Error} with the message */
export function substitute(value: unknown, env: Environment): unknown {
  if (typeof value === "string") return substituteIn(value, env);
  if (Array.isArray(value)) return value.map((item) => substitute(item, env));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, substitute(inner, env)]));
}

function substituteIn(text: string, env: Environment): string {
  return text.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_all, name: string, kind: string, rest: string) => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    if (kind === "?") throw new Error(`${name}: ${rest}`);
    return rest;
  });
}

/** Seconds in `30s` or `2m`; a number alone is seconds. */
export function seconds(text: string): number {
  const [, number = "", unit = "s"] = /^(\d+)(ms|s|m)?$/.exec(text) ?? [];
  if (number === "") throw new Error(`${text} is no time`);
  return Number(number) * { ms: 0.001, s: 1, m: 60 }[unit as "ms" | "s" | "m"];
}
