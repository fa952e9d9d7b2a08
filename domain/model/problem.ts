import * as z from "zod/mini";

/** Every expected refusal has one of these codes, with the HTTP status it travels with. */
export const PROBLEM_STATUS = {
  "invalid-input": 422,
  "malformed-request": 400,
  "not-signed-in": 401,
  "wrong-credentials": 401,
  "not-allowed": 403,
  "foreign-origin": 403,
  "not-found": 404,
  conflict: 409,
  "in-use": 409,
  "already-done": 409,
  "not-publishable": 422,
  gone: 410,
  "too-large": 413,
  "unsupported-image": 415,
  "unsupported-file": 415,
  "too-many-requests": 429,
  internal: 500,
  unavailable: 503,
  "cannot-store": 503,
  "storage-full": 507,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;
export const ProblemCode = z.enum(Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]]);

/**
 * What is wrong with one part of the input. `path` leads to it; `rule` is a stable name, `message` a sentence in the reader's language; `count`
 * how many there are where there are too many.
 */
export const Issue = z.strictObject({
  path: z.array(z.union([z.string(), z.number()])),
  rule: z.string(),
  message: z.string(),
  count: z.optional(z.int()),
});
export type Issue = z.infer<typeof Issue>;

/** RFC 9457 problem details. `current` accompanies a conflict: the version that stands, so that nothing is overwritten. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  detail: z.optional(z.string()),
  issues: z.optional(z.array(Issue)),
  current: z.optional(z.unknown()),
  retryAfterSeconds: z.optional(z.int()),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;

export interface ProblemExtras {
  readonly detail?: string;
  readonly issues?: readonly Issue[];
  readonly current?: unknown;
  readonly retryAfterSeconds?: number;
}

/** An expected refusal, thrown by services and turned into problem+json at the edge. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(extras.detail ?? code);
    this.code = code;
    this.extras = extras;
  }

  get status(): number {
    return PROBLEM_STATUS[this.code];
  }
}
