import path from "node:path";
import { parseSync } from "vite";
import type { Sources } from "./source-files.ts";

/** One import, export-from, `import()` or type import. `target` is a path from the root, or null for a package. */
export interface Import {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  readonly target: string | null;
}

export interface Comment {
  readonly line: number;
  readonly text: string;
}

/** A file as rules read it. `code` is its text with comments blanked out, lines kept. */
export interface ParsedFile {
  readonly file: string;
  readonly code: string;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
}

/** Parses all TypeScript among the sources. @throws {Error} on a file that is not TypeScript */
export function parseAll(sources: Sources): readonly ParsedFile[] {
  return [...sources].filter(([file]) => file.endsWith(".ts")).map(([file, text]) => parseFile(file, text));
}

function parseFile(file: string, text: string): ParsedFile {
  const { module, comments, program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? [])),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({ start, value: literalOf(text.slice(start, end)) })),
    ...typeImports(program),
  ];
  return {
    file,
    code: comments.reduceRight((code, { start, end }) => code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end), text),
    comments: comments.map(({ start, value }) => ({ line: lineAt(start), text: value })),
    imports: requests
      .filter(({ value }) => value !== "")
      .map(({ start, value }) => ({ file, line: lineAt(start), specifier: value, target: targetOf(file, value) })),
  };
}

/** An `import()` of a computed path has no literal and cannot be followed: it yields the empty string. */
function literalOf(expression: string): string {
  return /^(["'`])([^$]*)\1$/.exec(expression)?.[2] ?? "";
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

function targetOf(file: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, "");
  if (bare.startsWith("/")) return bare.slice(1);
  return bare.startsWith(".") ? path.posix.join(path.posix.dirname(file), bare) : null;
}

interface Request {
  readonly start: number;
  readonly value: string;
}

/** Finds `import("./x.ts").Y` in type positions, which a module record leaves out. */
function typeImports(node: unknown): readonly Request[] {
  if (typeof node !== "object" || node === null) return [];
  const nested = Object.values(node).flatMap(typeImports);
  return "type" in node && node.type === "TSImportType" && "source" in node ? [...requestOf(node.source), ...nested] : nested;
}

function requestOf(source: unknown): readonly Request[] {
  if (typeof source !== "object" || source === null || !("start" in source && "value" in source)) return [];
  return typeof source.start === "number" && typeof source.value === "string" ? [{ start: source.start, value: source.value }] : [];
}
