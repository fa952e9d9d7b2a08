import type { PairingStart } from "../../domain/api/pairing-messages.ts";
import { pairingResult, pairingStart } from "../line/message-shapes.ts";
import { instance } from "../own-name.ts";
import { readJson, type Shape } from "../shape.ts";

const RETRY_MIN_MS = 1000;
const RETRY_MAX_MS = 15_000;

export interface PairingNews {
  /** The code to show, as letters and as the server has drawn it; null while there is none. */
  readonly onCode: (start: Pick<PairingStart, "code" | "qrCode"> | null) => void;
  readonly onReachable: (isReachable: boolean) => void;
}

/** The secret in the address by which a new device joins by itself. Without https everybody on the way could read it, so it is not told. */
const enrolment = () => (isSecureContext ? /enrol=([\w-]+)/.exec(location.hash)?.[1] : undefined);

/** The server's code is over, or nobody answers: start again. */
class PairingInterrupted extends Error {}

/**
 * Shows codes until somebody claims one. Network failures are waited out.
 * @returns the token of the screen this browser has become; null if `signal` ended it before
 */
export async function pair({ onCode, onReachable }: PairingNews, signal: AbortSignal): Promise<string | null> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const start = await ask("/api/v1/pairings", { enrolment: enrolment(), instance: instance() }, pairingStart, signal);
      onReachable(true);
      onCode(start);
      failures = 0;
      return await collect(start, signal);
    } catch (error) {
      if (!(error instanceof PairingInterrupted)) throw error;
      onCode(null);
      onReachable(failures === 0);
      failures++;
      await pause(Math.random() * Math.min(RETRY_MIN_MS * 2 ** failures, RETRY_MAX_MS));
    }
  }
  return null;
}

async function collect({ id, secret }: PairingStart, signal: AbortSignal): Promise<string> {
  for (;;) {
    const result = await ask(`/api/v1/pairings/${id}/token`, { secret }, pairingResult, signal);
    if (result.state === "paired") return result.token;
  }
}

async function ask<T>(path: string, body: object, shape: Shape<T>, signal: AbortSignal): Promise<T> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
    signal,
  }).catch(() => null);
  const result = answer?.ok ? readJson(shape, await answer.text().catch(() => null)) : null;
  if (result === null) throw new PairingInterrupted(path);
  return result;
}

function pause(durationMs: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, durationMs);
  });
}
