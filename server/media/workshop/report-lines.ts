import type { Readable } from "node:stream";
import { Report } from "./order.ts";

/** The longest report is that of a document of thirty pages, some 60 kB. */
const LONGEST_LINE = 1_000_000;

/**
 * Reads what a worker reports, a line of JSON each. Nothing that arrives is trusted: whatever the file has made of the worker may be writing.
 * @param onReport null for what is no report; then nothing more is read
 */
export function readReports(stream: Readable, onReport: (report: Report | null) => void): void {
  let begun = "";
  stream.setEncoding("utf8");
  const giveUp = () => {
    begun = "";
    stream.destroy();
    onReport(null);
  };
  stream.on("error", giveUp);
  stream.on("data", (text: string) => {
    const lines = (begun + text).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) {
      const report = toReport(line);
      if (report === null) return giveUp();
      onReport(report);
    }
    if (begun.length > LONGEST_LINE) giveUp();
  });
}

function toReport(line: string): Report | null {
  try {
    const report = Report.safeParse(JSON.parse(line));
    return report.success ? report.data : null;
  } catch {
    return null; // not even JSON
  }
}
