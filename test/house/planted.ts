import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Finding } from "../../house/finding.ts";
import { type ParsedFile, parseAll } from "../../house/parse.ts";
import { readSources } from "../../house/source-files.ts";

/** Writes files into a folder of their own, hands it over, and clears it away. */
export async function withPlanted<T>(files: Readonly<Record<string, string>>, use: (root: string) => T | Promise<T>): Promise<T> {
  const root = mkdtempSync(path.join(tmpdir(), "aushang-house-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Reads planted files back as the check reads the house, and gives what a rule says, one line per finding. */
export function lookAt(files: Readonly<Record<string, string>>, rule: (parsed: readonly ParsedFile[]) => readonly Finding[]) {
  return withPlanted(files, (root) => tell(rule(parseAll(readSources(root)))));
}

export function tell(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ place, message }) => `${place}: ${message}`);
}
