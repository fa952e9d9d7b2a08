import { type Finding, placeOf } from "./finding.ts";
import type { ParsedFile } from "./parse.ts";

/** Migrations run in the order of their names and stand for ever: dated names, and nothing imported that could change under them. */
export function findBadMigrations(files: readonly ParsedFile[]): readonly Finding[] {
  const migrations = files.filter(({ file }) => file.startsWith("migrations/"));
  return migrations.flatMap(({ file, imports }) => [
    ...(/^migrations\/\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(file)
      ? []
      : [{ place: file, message: "a migration is called YYYY-MM-DD-name.ts" }]),
    ...imports
      .filter(({ specifier }) => specifier !== "kysely")
      .map(({ line, specifier }) => ({
        place: placeOf(file, line),
        message: `a migration imports kysely and nothing else, not ${specifier}`,
      })),
  ]);
}
