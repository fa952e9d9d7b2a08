import { type DestinationStream, type Logger, pino } from "pino";
import { currentLogFields } from "./log-fields.ts";

export type Log = Logger;

/** Nobody means to log these. Should somebody do so by mistake, they do not get out. */
const SECRETS = ["token", "tokenHash", "secret", "password", "cookie", "authorization"] as const;
const LONGEST_MESSAGE = 1000;
const DEEPEST_CAUSE = 3;

/**
 * Structured logs, one JSON object a line, on standard output. Secrets never get in: whole requests and bodies are not logged, and of an error
 * only what our own code or a library says of it, because databases add the values that were to be stored.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => ({ ...currentLogFields() }),
      serializers: { err: (error: unknown) => told(error, DEEPEST_CAUSE) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: "[removed]" },
    },
    ...(destination === undefined ? [] : [destination]),
  );
}

interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ToldError;
}

function told(error: unknown, depth: number): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, LONGEST_MESSAGE) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: message.slice(0, LONGEST_MESSAGE),
    ...("code" in error && error.code !== undefined ? { code: String(error.code) } : {}),
    ...(stack === undefined ? {} : { stack: framesOf(stack) }),
    ...(cause === undefined || depth === 0 ? {} : { cause: told(cause, depth - 1) }),
  };
}

/** Where it happened. The message before that is told already, and may be long. */
function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
