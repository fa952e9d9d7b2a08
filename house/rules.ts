import { readFileSync } from "node:fs";
import path from "node:path";
import { findWrongArrows } from "./arrows.ts";
import { findBannedWords, findForgottenTodos, findWholeZod } from "./banned-words.ts";
import { describeLoad, editorLoad, findHeavyLoads, playerLoad, playerStylesLoad } from "./budgets.ts";
import { buildApps } from "./build-apps.ts";
import { findCycles } from "./cycles.ts";
import { WORD_EXCEPTIONS } from "./exceptions.ts";
import { findMisshapenFiles } from "./file-shape.ts";
import type { Finding } from "./finding.ts";
import { findForeignHosts } from "./foreign-hosts.ts";
import { INERT_ADDRESSES } from "./inert-addresses.ts";
import { LICENCE_EXCEPTIONS } from "./licences.ts";
import { findBadMigrations } from "./migrations.ts";
import { findLooseVersions, findUnwelcomeLicences } from "./packages.ts";
import { type ParsedFile, parseAll } from "./parse.ts";
import { findingsOf } from "./run-command.ts";
import { listFiles, readSources } from "./source-files.ts";

/** What a rule found; `note` says what it saw when that is worth a line of its own, such as measured sizes. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly note?: string;
}

export interface Rule {
  readonly name: string;
  readonly run: (root: string) => Promise<Outcome> | Outcome;
}

/** Everything `npm run check` looks at, in this order: what is quick to say first, what needs the built apps last. */
export const RULES: readonly Rule[] = [
  {
    name: "format and lint",
    run: (root) =>
      tool(
        root,
        ["@biomejs", "biome", "bin", "biome"],
        ["check", "--error-on-warnings", "--reporter=concise", "--max-diagnostics=200", "--colors=off", "."],
      ),
  },
  { name: "types", run: (root) => tool(root, ["typescript", "bin", "tsc"], ["-p", "."]) },
  onFiles("arrows", findWrongArrows),
  onFiles("cycles", findCycles),
  onFiles("banned words", (files) => findBannedWords(files, WORD_EXCEPTIONS)),
  onFiles("zod/mini", findWholeZod),
  onFiles("todos", findForgottenTodos),
  { name: "names and lengths", run: (root) => ({ findings: findMisshapenFiles(readSources(root)) }) },
  onFiles("migrations", findBadMigrations),
  { name: "exact versions", run: (root) => ({ findings: findLooseVersions(read(root, "package.json")) }) },
  { name: "licences", run: (root) => ({ findings: findUnwelcomeLicences(read(root, "package-lock.json"), LICENCE_EXCEPTIONS) }) },
  { name: "build", run: build },
  { name: "foreign hosts", run: foreignHosts },
  { name: "budgets", run: budgets },
];

async function tool(root: string, script: readonly string[], args: readonly string[]): Promise<Outcome> {
  return { findings: await findingsOf(root, path.join(root, "node_modules", ...script), args) };
}

function onFiles(name: string, rule: (files: readonly ParsedFile[]) => readonly Finding[]): Rule {
  return { name, run: (root) => ({ findings: rule(parseAll(readSources(root))) }) };
}

async function build(root: string): Promise<Outcome> {
  await buildApps(root, "stale");
  return { findings: [] };
}

function foreignHosts(root: string): Outcome {
  const built = readBuilt(root, /\.(m?js|css|html|json|svg|webmanifest|txt)$/);
  const texts = new Map([...built].map(([file, bytes]) => [file, bytes.toString()]));
  if (texts.size === 0) return { findings: [{ place: "dist", message: "there is nothing to look at; run npm run build" }] };
  return { findings: findForeignHosts(texts, INERT_ADDRESSES), note: `${String(texts.size)} built files` };
}

function budgets(root: string): Outcome {
  const built = readBuilt(root, /\.(m?js|css|html|json)$/);
  const loads = [playerLoad(built), playerStylesLoad(built), editorLoad(built)];
  return { findings: findHeavyLoads(loads), note: loads.map(describeLoad).join("; ") };
}

function readBuilt(root: string, names: RegExp): ReadonlyMap<string, Buffer> {
  const files = listFiles(root, "dist").filter((file) => names.test(file));
  return new Map(files.map((file) => [file.slice("dist/".length), readFileSync(path.join(root, file))]));
}

function read(root: string, file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
