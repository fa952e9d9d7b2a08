import { setTimeout as pause } from "node:timers/promises";
import { createORPCClient, ORPCError } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { type Contract, contract } from "../../domain/api/contract.ts";

export type Api = ContractRouterClient<Contract>;

/** Requests under way at a time: a depot switches on no more devices than that at once. */
const AT_ONCE = 16;
const PATIENCE_MS = 10_000;

/** A client of the HTTP API of a server. @param cookie of somebody signed in */
export function apiOf(origin: string, cookie = ""): Api {
  return createORPCClient(new OpenAPILink(contract, { url: `${origin}/api/v1`, headers: () => (cookie === "" ? {} : { cookie, origin }) }));
}

export interface Joining {
  readonly api: Api;
  /** Secrets made in the editor, used one after the other. */
  readonly secrets: readonly string[];
  readonly count: number;
  readonly stopped: AbortSignal;
}

/**
 * Lets devices join by secrets, as devices do.
 * @param onJoined hears how many have by now
 * @returns their tokens; fewer than wanted if it was stopped
 * @throws {Error} if the secrets are not good for so many
 */
export async function joinByEnrolment(
  { api, secrets, count, stopped }: Joining,
  onJoined: (joined: number) => void,
): Promise<readonly string[]> {
  const tokens: string[] = [];
  const open = [...secrets];
  let wanted = count;
  const lane = async (): Promise<void> => {
    while (wanted > 0 && open.length > 0 && !stopped.aborted) {
      wanted -= 1;
      const [secret = ""] = open;
      const token = await joinOnce(api, secret, stopped);
      if (token !== null) {
        onJoined(tokens.push(token));
        continue;
      }
      wanted += 1;
      if (open[0] === secret) open.shift();
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, lane));
  if (tokens.length < count && !stopped.aborted)
    throw new Error(`The secrets let in ${String(tokens.length)} devices, not ${String(count)}.`);
  return tokens;
}

/** @returns the token; null if the secret is not good any more */
async function joinOnce(api: Api, enrolment: string, stopped: AbortSignal): Promise<string | null> {
  const instance = crypto.randomUUID();
  while (!stopped.aborted) {
    try {
      const { id, secret } = await api.pairings.start({ enrolment, instance });
      const result = await api.pairings.collect({ id, secret });
      return result.state === "paired" ? result.token : null;
    } catch (error) {
      if (!(error instanceof ORPCError)) throw error;
      if (error.status !== 429) return null;
      // Some two thousand may join in ten minutes; the others wait for their turn.
      await pause(PATIENCE_MS, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
  return null;
}
