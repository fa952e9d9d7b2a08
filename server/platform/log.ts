import { type Logger, pino } from "pino";

export type Log = Logger;

/** Structured logs on standard output. Secrets never get in: whole requests and bodies are not logged. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
