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

/**
 * Lets devices join by secrets that were made in the editor, one after the other of each secret as far as it goes.
 * @returns their tokens
 * @throws {Error} if the secrets are not good for so many
 */
export async function joinByEnrolment(
  api: Api,
  secrets: readonly string[],
  count: number,
  onJoined: (joined: number) => void,
): Promise<readonly string[]> {
  const tokens: string[] = [];
  const open = [...secrets];
  let wanted = count;
  const lane = async (): Promise<void> => {
    while (wanted > 0 && open.length > 0) {
      wanted -= 1;
      const [secret = ""] = open;
      const token = await joinOnce(api, secret);
      if (token === null) {
        wanted += 1;
        if (open[0] === secret) open.shift();
      } else onJoined(tokens.push(token));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, lane));
  if (tokens.length < count) throw new Error(`The secrets let in ${String(tokens.length)} devices, not ${String(count)}.`);
  return tokens;
}

/** @returns the token; null if the secret is not good any more */
async function joinOnce(api: Api, enrolment: string): Promise<string | null> {
  const instance = crypto.randomUUID();
  for (;;) {
    try {
      const { id, secret } = await api.pairings.start({ enrolment, instance });
      const result = await api.pairings.collect({ id, secret });
      return result.state === "paired" ? result.token : null;
    } catch (error) {
      if (!(error instanceof ORPCError)) throw error;
      if (error.status !== 429) return null;
      await pause(PATIENCE_MS);
    }
  }
}
