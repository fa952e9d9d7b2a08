import type { Socket } from "socket.io";
import * as z from "zod/mini";
import type { Log } from "../log.ts";
import { type LogFields, withLogFields } from "../log-fields.ts";

type Payloads = Readonly<Record<string, z.core.$ZodType>>;

/** What each event does with its parsed payload. What it returns is the acknowledgement, if the client asked for one. */
export type Handlers<P extends Payloads> = { readonly [Name in keyof P]: (payload: z.core.output<P[Name]>) => unknown };

interface AboutEvents {
  readonly log: Log;
  /** What every line says that is written because of this client. */
  readonly fields?: LogFields;
  /** Hears how long each event took, from reading it to having written its acknowledgement. */
  readonly onAnswered?: (event: string, ms: number) => void;
}

const NO_FIELDS: LogFields = {};

/** Events a client may send at once, and how many more each second. */
const BURST = 60;
const PER_SECOND = 15;
const MAX_MALFORMED = 10;

/**
 * The one way events come in. Parses each payload, answers the acknowledgement if there is one, catches whatever a handler throws, and cuts
 * off clients that send unknown events, floods or nonsense. Nothing a client sends can reach further.
 */
export function onEvents<P extends Payloads>(socket: Socket, payloads: P, handlers: Handlers<P>, about: AboutEvents): void {
  const { log, fields = NO_FIELDS, onAnswered } = about;
  const bucket = new TokenBucket(BURST, PER_SECOND);
  let malformed = 0;

  // One gate for all events instead of a listener for each: with ten thousand sockets every closure counts. It never calls `next`.
  socket.use(([name, ...args]) => withLogFields(fields, () => hear(String(name), args)));

  function hear(name: string, args: readonly unknown[]): void {
    const nowMs = performance.now();
    if (Object.hasOwn(payloads, name) && bucket.take(nowMs)) take(name, args, nowMs);
    else {
      log.warn({ event: name.slice(0, 40), socket: socket.id }, "cut off: unknown event or flood");
      socket.disconnect(true);
    }
  }

  function take(name: string, args: readonly unknown[], heardMs: number): void {
    const parsed = z.safeParse(payloads[name] as P[string], args[0]);
    if (parsed.success) {
      void answer(name, () => (handlers[name] as Handlers<P>[string])(parsed.data), toAck(args.at(-1)), heardMs);
      return;
    }
    const paths = parsed.error.issues.map((issue) => issue.path.join("."));
    log.warn({ event: name, socket: socket.id, paths }, "malformed event");
    malformed += 1;
    if (malformed > MAX_MALFORMED) socket.disconnect(true);
  }

  async function answer(name: string, handle: () => unknown, ack: (reply: unknown) => void, heardMs: number): Promise<void> {
    try {
      const reply = handle();
      // Awaiting what is not a promise would cost every heartbeat a turn of the event loop.
      ack(reply instanceof Promise ? await reply : reply);
      onAnswered?.(name, performance.now() - heardMs);
    } catch (error) {
      log.error({ err: error, event: name }, "event failed");
    }
  }
}

function toAck(last: unknown): (reply: unknown) => void {
  return typeof last === "function" ? (reply) => void last(reply) : () => undefined;
}

class TokenBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #atMs = 0;

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
  }

  take(atMs: number): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((atMs - this.#atMs) / 1000) * this.#perSecond);
    this.#atMs = atMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
