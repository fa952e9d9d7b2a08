import { expect } from "vitest";
import type { ProblemDetails } from "../../domain/model/problem.ts";

/** A request was refused, with this problem. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(`${String(problem.status)} ${problem.code} ${JSON.stringify(problem.issues ?? [])}`);
    this.problem = problem;
  }
}

/** Waits for a request to be refused and gives the problem it was refused with. */
export async function refusalOf(request: Promise<unknown>): Promise<ProblemDetails> {
  const error = await request.then(
    () => expect.fail("The request was not refused"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error;
  return error.problem;
}
