import { SEVERITIES, type Severity } from "../model/takeover.ts";

interface Ranked {
  readonly id: string;
  readonly severity: Severity;
  readonly fromMs: number;
}

/** Of several takeovers the worst comes first, then the newest, then by id: the same on every machine. */
export function compareTakeovers(a: Ranked, b: Ranked): number {
  const bySeverity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  return bySeverity || b.fromMs - a.fromMs || (a.id < b.id ? -1 : 1);
}
