import { createLog, type Log } from "../../server/platform/log.ts";

/** A line of the log as it was written, and what stands in it. */
export interface LoggedLine {
  readonly text: string;
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** The real log, whose lines are kept instead of shown. */
export function keepLog(level: string): { readonly log: Log; readonly lines: LoggedLine[] } {
  const lines: LoggedLine[] = [];
  const write = (text: string) => void lines.push({ ...(JSON.parse(text) as LoggedLine), text });
  return { log: createLog(level, { write }), lines };
}

export const LEVELS = { debug: 20, info: 30, warn: 40, error: 50 } as const;
