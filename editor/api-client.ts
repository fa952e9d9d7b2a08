import { createORPCClient, ORPCError } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { ResponseValidationPlugin } from "@orpc/contract/plugins";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { type Contract, contract } from "../domain/api/contract.ts";
import { Problem, ProblemDetails } from "../domain/model/problem.ts";

/** What a call may carry besides its input. `idempotencyKey` names the user's action: the same over all its retries. */
export interface CallContext {
  readonly idempotencyKey?: string;
}
export type Api = ContractRouterClient<Contract, CallContext>;

/** Fired on `window` when a call was refused because nobody is signed in any more. */
export const SIGNED_OUT = "aushang-signed-out";

/** A new name for one action of the user, to be kept until it has succeeded: `api.sites.create(draft, { context: userAction() })`. */
export function userAction(): { readonly idempotencyKey: string } {
  return { idempotencyKey: crypto.randomUUID() };
}

/**
 * A client of the HTTP API. Replies are parsed by the contract. A refusal is thrown as a `Problem`; no answer at all (no network, server
 * down) as a `Problem` with the code `unavailable`.
 */
export function createApi(origin: string): Api {
  const link = new OpenAPILink<CallContext>(contract, {
    url: `${origin}/api/v1`,
    headers: ({ context }) => (context.idempotencyKey ? { "idempotency-key": context.idempotencyKey } : {}),
    fetch: async (request, init) => refuseProblem(await fetch(request, { ...init, credentials: "same-origin" })),
    customErrorResponseBodyDecoder: (body, response) => new ORPCError("PROBLEM", { status: response.status, data: body }),
    plugins: [new ResponseValidationPlugin(contract)],
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw announced(toProblem(error));
        }
      },
    ],
  });
  return createORPCClient(link);
}

/** Turns whatever a failed call threw into a `Problem`. A stop asked for by ourselves passes as it is. */
export function toProblem(error: unknown): unknown {
  if (error instanceof Problem || (error instanceof DOMException && error.name === "AbortError")) return error;
  if (error instanceof ORPCError) return problemOfBody(error.data);
  if (error instanceof TypeError) return new Problem("unavailable");
  return new Problem("internal", { detail: error instanceof Error ? error.message : String(error) });
}

/** Reads `application/problem+json`; anything else from a failing server or a proxy before it counts as `unavailable`. */
export function problemOfBody(body: unknown): Problem {
  const parsed = ProblemDetails.safeParse(body);
  if (!parsed.success) return new Problem("unavailable");
  const { code, detail, issues, current, retryAfterSeconds } = parsed.data;
  return new Problem(code, {
    ...(detail === undefined ? {} : { detail }),
    ...(issues === undefined ? {} : { issues }),
    ...(current === undefined ? {} : { current }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

/** The client reads only `application/json`, so a problem is read here. */
async function refuseProblem(response: Response): Promise<Response> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return response;
  throw problemOfBody(await response.json());
}

function announced(error: unknown): unknown {
  if (error instanceof Problem && error.code === "not-signed-in") window.dispatchEvent(new Event(SIGNED_OUT));
  return error;
}

export const api: Api = createApi(location.origin);
