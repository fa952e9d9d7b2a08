import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Path from the root of the repository, with forward slashes, to the text of the file. */
export type Sources = ReadonlyMap<string, string>;

const CODE_FOLDERS = ["domain", "templates", "server", "player", "editor", "migrations", "house", "test"] as const;

/** Reads every file of the house that is written in TypeScript, and the pages and styles next to them. */
export function readSources(root: string): Sources {
  const top = existsSync(root) ? readdirSync(root).filter((name) => name.endsWith(".ts")) : [];
  const files = [...CODE_FOLDERS.flatMap((folder) => listFiles(root, folder)), ...top];
  const texts = files.filter((file) => /\.(ts|css|html)$/.test(file));
  return new Map(texts.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
}

/** Lists the files below a folder, sorted; none if the folder is missing. */
export function listFiles(root: string, folder: string): string[] {
  const start = path.join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}
