import { readFileSync, writeFileSync } from "node:fs";
import type { Row } from "./row.ts";

const BEGIN = "<!-- table: written by npm run bench -- --write -->";
const END = "<!-- end of table -->";
const HEAD = "| What | Floor | Measured | Wanted | Met | Repeat with |\n|---|---|---|---|---|---|";

export function toLine({ what, floor, measured, target, isMet, command }: Row): string {
  const met = isMet === null ? "" : isMet ? "yes" : "no";
  return `| ${what} | ${floor} | ${measured} | ${target} | ${met} | \`${command}\` |`;
}

export function toTable(rows: readonly Row[]): string {
  return [HEAD, ...rows.map(toLine)].join("\n");
}

/** Puts the rows into the page's table: a row that measures the same replaces the old one, new ones are appended. */
export function withRows(page: string, rows: readonly Row[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`the page has no "${BEGIN}" before "${END}"`);
  const lines = new Map(bodyOf(page.slice(begin + BEGIN.length, end)).map((line) => [nameOf(line), line]));
  for (const row of rows) lines.set(row.what, toLine(row));
  return `${page.slice(0, begin)}${BEGIN}\n${HEAD}\n${[...lines.values()].join("\n")}\n${page.slice(end)}`;
}

export function writeRows(path: URL, rows: readonly Row[]): void {
  writeFileSync(path, withRows(readFileSync(path, "utf8"), rows));
}

function bodyOf(table: string): readonly string[] {
  return table.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| What |"));
}

function nameOf(line: string): string {
  return line.split("|")[1]?.trim() ?? "";
}
