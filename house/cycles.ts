import type { Finding } from "./finding.ts";
import type { ParsedFile } from "./parse.ts";

/** Finds files that import each other in a circle, imports of types included. Each circle is told once. */
export function findCycles(files: readonly ParsedFile[]): readonly Finding[] {
  const edges = new Map(files.map(({ file, imports }) => [file, imports.flatMap(({ target }) => target ?? [])]));
  const done = new Set<string>();
  const findings: Finding[] = [];

  function visit(file: string, trail: readonly string[]): void {
    const start = trail.indexOf(file);
    if (start !== -1) findings.push({ place: file, message: `imports itself: ${[...trail.slice(start), file].join(" -> ")}` });
    if (start !== -1 || done.has(file)) return;
    for (const target of edges.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  }

  for (const file of edges.keys()) visit(file, []);
  return findings;
}
