import type { Finding } from "./finding.ts";
import { type Outcome, RULES, type Rule } from "./rules.ts";

/** `npm run check` runs every rule and prints a line for each; `npm run check -- arrows cycles` runs only those named. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !RULES.some((rule) => rule.name === name));
if (unknown.length > 0) throw new Error(`no such rule: ${unknown.join(", ")}`);

let failed = 0;
for (const rule of RULES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const startMs = performance.now();
  const { findings, note } = await outcomeOf(rule);
  const seconds = `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
  if (findings.length > 0) failed += 1;
  const verdict = findings.length === 0 ? "ok  " : "FAIL";
  console.log([`${verdict} ${rule.name}`, ...(note === undefined ? [] : [note]), seconds].join(" - "));
  for (const finding of findings) console.log(describe(finding));
}
if (failed > 0) console.log(`${String(failed)} of the checks failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function outcomeOf(rule: Rule): Promise<Outcome> {
  try {
    return await rule.run(process.cwd());
  } catch (error) {
    return { findings: [{ place: rule.name, message: error instanceof Error ? error.message : String(error) }] };
  }
}

function describe({ place, message }: Finding): string {
  return `       ${place}: ${message}`.replaceAll("\n", "\n       ");
}
