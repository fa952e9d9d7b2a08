import { readFileSync } from "node:fs";
import * as z from "zod/mini";

const TestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Sums a test run up in one line. A file that could not even be loaded counts as one failure: nothing fails unseen. */
export function closingLine(reportJson: string): string {
  const report = TestReport.parse(JSON.parse(reportJson));
  const unloaded = report.testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  const line = `${String(report.numPassedTests)} passed, ${String(report.numFailedTests + unloaded)} failed`;
  return skipped === 0 ? line : `${line}, ${String(skipped)} skipped`;
}

if (import.meta.main) console.log(closingLine(readFileSync(process.argv[2] ?? "test-results/vitest.json", "utf8")));
