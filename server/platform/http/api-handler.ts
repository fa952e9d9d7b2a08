import { OpenAPIHandler } from "@orpc/openapi/node";
import { ORPCError, type Router } from "@orpc/server";
import type { Contract } from "../../../domain/api/contract.ts";
import type { ProblemDetails } from "../../../domain/model/problem.ts";
import type { Log } from "../log.ts";
import type { ApiContext } from "./api.ts";
import { isFault, PROBLEM_TYPE, retryAfter, toProblem, toProblemDetails } from "./problem-response.ts";

export type ApiRouter = Router<Contract, ApiContext>;

/** Serves the contract: input and output are parsed by it, every refusal leaves as problem+json. Give it requests whose JSON has been read. */
export function createApiHandler(router: ApiRouter, log: Log): OpenAPIHandler<ApiContext> {
  return new OpenAPIHandler<ApiContext>(router, {
    customErrorResponseBodyEncoder: (error) => error.data as ProblemDetails,
    interceptors: [
      async ({ next, context, request }) => {
        try {
          return await next();
        } catch (error) {
          const problem = toProblem(error, context.language);
          if (isFault(error, problem)) log.error({ err: error, method: request.method, path: request.url.pathname }, "request failed");
          const details = toProblemDetails(problem, context.language);
          throw new ORPCError("PROBLEM", { status: details.status, message: details.title, data: details, cause: error });
        }
      },
    ],
    rootInterceptors: [
      async ({ next }) => {
        const result = await next();
        if (!result.matched || result.response.status < 400) return result;
        const details = result.response.body as ProblemDetails;
        const headers = { "content-type": PROBLEM_TYPE, ...retryAfter(details) };
        return { matched: true, response: { ...result.response, headers, body: new Blob([JSON.stringify(details)]).stream() } };
      },
    ],
  });
}
