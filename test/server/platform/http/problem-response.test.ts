import { ORPCError, ValidationError } from "@orpc/server";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { PROBLEM_STATUS, Problem, type ProblemCode } from "../../../../domain/model/problem.ts";
import { Schedule } from "../../../../domain/model/schedule.ts";
import { toProblem, toProblemDetails } from "../../../../server/platform/http/problem-response.ts";
import { PROBLEM_TITLES, RULE_TEXTS } from "../../../../server/platform/http/problem-texts.ts";

function invalid(schema: z.core.$ZodType, input: unknown): ORPCError<string, unknown> {
  const { error } = z.safeParse(schema, input);
  const cause = new ValidationError({ message: "", issues: [...(error?.issues ?? [])], data: input });
  return new ORPCError("BAD_REQUEST", { cause });
}

const withCode = (code: string) => Object.assign(new Error(`secret insides: ${code}`), { code });

describe("a refusal as it leaves", () => {
  it("carries what it has and nothing else", () => {
    expect(toProblemDetails(new Problem("not-found"), "de")).toEqual({
      type: "about:blank",
      title: "Das gibt es nicht oder nicht mehr.",
      status: 404,
      code: "not-found",
    });
    const extras = { detail: "d", current: { version: 2 }, retryAfterSeconds: 5, issues: [] };
    expect(toProblemDetails(new Problem("conflict", extras), "en")).toEqual({
      type: "about:blank",
      title: "Somebody else has saved in the meantime.",
      status: 409,
      code: "conflict",
      ...extras,
    });
  });

  it("has the text of our own rules in the reader's language, and keeps that of others", () => {
    const issues = [
      { path: ["targets", 0], rule: "unknown-group", message: "" },
      { path: ["x"], rule: "unheard-of", message: "as it is" },
    ];
    const { issues: told } = toProblemDetails(new Problem("invalid-input", { issues }), "en");
    expect(told).toEqual([
      { path: ["targets", 0], rule: "unknown-group", message: "This group no longer exists." },
      { path: ["x"], rule: "unheard-of", message: "as it is" },
    ]);
  });

  it.each(Object.keys(PROBLEM_STATUS) as ProblemCode[])("has a sentence in both languages: %s", (code) => {
    expect(PROBLEM_TITLES[code].de).toMatch(/^[A-ZÄÖÜ].*[.]$/);
    expect(PROBLEM_TITLES[code].en).toMatch(/^[A-Z].*[.]$/);
    expect(PROBLEM_TITLES[code].de).not.toContain("!");
  });
});

describe("wrong input", () => {
  it("becomes one issue for each unknown key, by its path", () => {
    const { code, extras } = toProblem(invalid(z.strictObject({ a: z.strictObject({}) }), { a: { x: 1, y: 2 }, z: 3 }), "de");
    expect(code).toBe("invalid-input");
    expect(extras.issues?.map(({ path, rule }) => [path.join("."), rule])).toEqual([
      ["a.x", "unrecognized-keys"],
      ["a.y", "unrecognized-keys"],
      ["z", "unrecognized-keys"],
    ]);
  });

  it("is explained in the reader's language", () => {
    const wrong = () => invalid(z.strictObject({ name: z.string() }), { name: 7 });
    expect(toProblem(wrong(), "de").extras.issues?.[0]?.message).toBe("Ungültige Eingabe: erwartet string, erhalten Zahl");
    expect(toProblem(wrong(), "en").extras.issues?.[0]?.message).toBe("Invalid input: expected string, received number");
  });

  it("keeps the name of a rule of ours", () => {
    const problem = toProblem(invalid(Schedule, { from: "2027-01-02T10:00", until: "2027-01-01T10:00" }), "de");
    expect(toProblemDetails(problem, "de").issues).toEqual([
      { path: ["until"], rule: "ends-before-start", message: RULE_TEXTS["ends-before-start"]?.de },
    ]);
  });
});

describe("whatever else was thrown", () => {
  it.each([
    [new Problem("gone"), "gone"],
    [new ORPCError("BAD_REQUEST"), "malformed-request"],
    [new ORPCError("NOT_FOUND"), "not-found"],
    [new ORPCError("PAYLOAD_TOO_LARGE"), "too-large"],
    [new ORPCError("INTERNAL_SERVER_ERROR"), "internal"],
    [withCode("SQLITE_FULL"), "storage-full"],
    [withCode("ENOSPC"), "storage-full"],
    [withCode("53100"), "storage-full"],
    [withCode("SQLITE_BUSY"), "unavailable"],
    [withCode("SQLITE_BUSY_SNAPSHOT"), "unavailable"],
    [withCode("SQLITE_BUSY_RECOVERY"), "unavailable"],
    [withCode("57P01"), "unavailable"],
    [withCode("25006"), "unavailable"],
    [withCode("08006"), "unavailable"],
    [Object.assign(withCode("ENOENT"), { syscall: "connect" }), "unavailable"],
    [new Error("timeout exceeded when trying to connect"), "unavailable"],
    [new Error("Connection terminated unexpectedly"), "unavailable"],
    [withCode("SQLITE_READONLY"), "cannot-store"],
    [withCode("SQLITE_IOERR_WRITE"), "cannot-store"],
    [withCode("SQLITE_CORRUPT"), "cannot-store"],
    [withCode("EROFS"), "cannot-store"],
    [withCode("EACCES"), "cannot-store"],
    [withCode("ENOENT"), "internal"],
    [withCode("ECONNREFUSED"), "unavailable"],
    [withCode("SQLITE_CONSTRAINT_UNIQUE"), "internal"],
    [new TypeError("x is not a function"), "internal"],
    ["text", "internal"],
    [null, "internal"],
    [undefined, "internal"],
    [{ code: "SQLITE_FULLNESS" }, "internal"],
  ])("%s becomes %s", (error, code) => {
    expect(toProblem(error, "de").code).toBe(code);
  });

  it("tells nothing of itself", () => {
    const details = toProblemDetails(toProblem(withCode("SQLITE_CONSTRAINT"), "en"), "en");
    expect(details).toEqual({ type: "about:blank", title: "Something went wrong. Your input is not lost.", status: 500, code: "internal" });
  });
});
