import { ORPCError, ValidationError } from "@orpc/server";
import * as z from "zod/mini";
import type { UiLanguage } from "../../../domain/model/language.ts";
import { type Issue, Problem, type ProblemCode, type ProblemDetails, type ProblemExtras } from "../../../domain/model/problem.ts";
import { type StorageFault, storageFaultOf } from "../storage-fault.ts";
import { LIMIT_TEXTS, PROBLEM_TITLES, RULE_TEXTS } from "./problem-texts.ts";

export const PROBLEM_TYPE = "application/problem+json";

const FAULT_PROBLEMS: Readonly<Record<StorageFault, readonly [ProblemCode, ProblemExtras?]>> = {
  full: ["storage-full"],
  busy: ["unavailable", { retryAfterSeconds: 5 }],
  unwritable: ["cannot-store", { retryAfterSeconds: 60 }],
};

const ZOD_TEXTS = { de: z.locales.de().localeError, en: z.locales.en().localeError };

/** The answer to a refusal, in the reader's language (RFC 9457). */
export function toProblemDetails(problem: Problem, language: UiLanguage): ProblemDetails {
  const { detail, issues, current, retryAfterSeconds } = problem.extras;
  return {
    type: "about:blank",
    title: PROBLEM_TITLES[problem.code][language],
    status: problem.status,
    code: problem.code,
    ...(detail === undefined ? {} : { detail }),
    ...(issues === undefined ? {} : { issues: issues.map((issue) => withText(issue, language)) }),
    ...(current === undefined ? {} : { current }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

/** The header that goes with a refusal for now. */
export function retryAfter({ retryAfterSeconds }: ProblemDetails): Readonly<Record<string, string>> {
  return retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
}

/** Turns whatever was thrown into a refusal. Errors nobody expected become `internal` and tell nothing about themselves. */
export function toProblem(error: unknown, language: UiLanguage): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ORPCError) return fromOrpc(error, language);
  const fault = storageFaultOf(error);
  return fault === null ? new Problem("internal") : new Problem(...FAULT_PROBLEMS[fault]);
}

/** Whether somebody has to look after the server: it was no refusal of ours that ended the request. */
export function isFault(error: unknown, problem: Problem): boolean {
  return !(error instanceof Problem) && problem.status >= 500;
}

function fromOrpc(error: ORPCError<string, unknown>, language: UiLanguage): Problem {
  if (error.cause instanceof ValidationError && error.code === "BAD_REQUEST") {
    const { issues, data } = error.cause;
    return new Problem("invalid-input", {
      issues: issues.flatMap((issue) => toIssues(withInput(issue as z.core.$ZodIssue, data), language)),
    });
  }
  if (error.code === "BAD_REQUEST") return new Problem("malformed-request");
  if (error.code === "NOT_FOUND") return new Problem("not-found");
  if (error.code === "PAYLOAD_TOO_LARGE") return new Problem("too-large");
  return new Problem("internal");
}

/** Zod leaves the wrong value out of its issues, and its sentences then say that nothing was given. */
function withInput(issue: z.core.$ZodIssue, data: unknown): z.core.$ZodRawIssue {
  const input = issue.path.reduce<unknown>(
    (part, key) => (isObject(part) && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined),
    data,
  );
  return { ...issue, input } as z.core.$ZodRawIssue;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function toIssues(issue: z.core.$ZodRawIssue & { readonly keys?: readonly string[] }, language: UiLanguage): Issue[] {
  const path = (issue.path ?? []).map((part) => (typeof part === "number" ? part : String(part)));
  const rule = ruleOf(issue);
  if (issue.code === "unrecognized_keys") {
    return (issue.keys ?? []).map((key) => ({ path: [...path, key], rule: "unrecognized-keys", message: "" }));
  }
  return [{ path, rule, message: RULE_TEXTS[rule] ? "" : (limitText(issue, language) ?? zodText(issue, language)) }];
}

function ruleOf(issue: z.core.$ZodRawIssue): string {
  const params = "params" in issue ? issue.params : undefined;
  if (typeof params === "object" && params !== null && "rule" in params) return String(params.rule);
  return (issue.code ?? "custom").replaceAll("_", "-");
}

/** Zod says that some list is too long, not which. */
function limitText(issue: z.core.$ZodRawIssue, language: UiLanguage): string | undefined {
  if (issue.code !== "too_big" || issue.origin !== "array") return undefined;
  const text = LIMIT_TEXTS[String(issue.path?.at(-1))]?.[language];
  return text?.replace("{limit}", String(issue.maximum));
}

function zodText(issue: z.core.$ZodRawIssue, language: UiLanguage): string {
  if (issue.code === "custom" && typeof issue.message === "string") return issue.message;
  const text = ZOD_TEXTS[language](issue);
  return (typeof text === "string" ? text : text?.message) ?? "";
}

function withText(issue: Issue, language: UiLanguage): Issue {
  const text = RULE_TEXTS[issue.rule]?.[language];
  return text === undefined || issue.message !== "" ? issue : { ...issue, message: text.replace("{count}", String(issue.count)) };
}
