import { implement } from "@orpc/server";
import { contract } from "../../../domain/api/contract.ts";
import type { UiLanguage } from "../../../domain/model/language.ts";
import { Problem } from "../../../domain/model/problem.ts";
import type { Actor } from "../../../domain/model/user.ts";

/** What a route knows of its request besides the input. */
export interface ApiContext {
  readonly actor: Actor | null;
  readonly language: UiLanguage;
  /** The client's network address; behind a trusted proxy the one it reports. */
  readonly address: string;
  /** Where the client's browser finds our pages, without a trailing slash. */
  readonly origin: string;
  readonly idempotencyKey: string | null;
  readonly cookies: SessionCookies;
}

/** The session cookie of this request and its answer. */
export interface SessionCookies {
  readonly session: string | null;
  setSession(token: string, expiresAtMs: number): void;
  clearSession(): void;
}

/** The contract to be implemented: `api.sites.create.handler(({ input, context }) => ...)`. */
export const api = implement(contract).$context<ApiContext>();

/** @throws {Problem} `not-signed-in` */
export function actorOf(context: ApiContext): Actor {
  if (context.actor === null) throw new Problem("not-signed-in");
  return context.actor;
}
