import { describe, expect, it } from "vitest";
import { createLog, type Log } from "../../../server/platform/log.ts";
import { noteUser, withLogFields } from "../../../server/platform/log-fields.ts";

function logged(write: (log: Log) => unknown): readonly string[] {
  const lines: string[] = [];
  write(createLog("debug", { write: (line) => void lines.push(line) }));
  return lines;
}

function parsed(write: (log: Log) => unknown): Record<string, unknown> {
  const [line = "", ...more] = logged(write);
  expect(more).toEqual([]);
  return JSON.parse(line) as Record<string, unknown>;
}

describe("a line", () => {
  it("stays one line, whatever somebody has typed", () => {
    const typed = 'Zeile\n{"level":60,"msg":"forged"}\r\u2028\u0000"';
    const [line = ""] = logged((log) => log.warn({ message: typed }, "fault on a screen"));
    expect(line.match(/\n/g)).toEqual(["\n"]);
    expect(line.endsWith("\n")).toBe(true);
    expect(JSON.parse(line)).toMatchObject({ level: 40, message: typed, msg: "fault on a screen" });
  });

  it("says in which request and by whom it was written, however much later", async () => {
    const lines: string[] = [];
    const log = createLog("info", { write: (line) => void lines.push(line) });
    await withLogFields({ requestId: "abc" }, async () => {
      log.info("before");
      noteUser("u1");
      await new Promise((resolve) => setImmediate(resolve));
      log.info("after");
    });
    log.info("outside");
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ requestId: "abc" }, { requestId: "abc", userId: "u1" }, {}]);
    expect(lines[2]).not.toContain("requestId");
    expect(lines[0]).not.toContain("userId");
  });

  it("keeps a secret to itself that came in by mistake", () => {
    const [line = ""] = logged((log) => log.info({ token: "geheim1", headers: { cookie: "geheim2", authorization: "geheim3" } }, "x"));
    expect(line).not.toContain("geheim");
    expect(JSON.parse(line)).toMatchObject({ token: "[removed]", headers: { cookie: "[removed]" } });
  });
});

describe("an error", () => {
  it("is told with what it is, where it came from, and its cause", () => {
    const cause = Object.assign(new Error("disk gone"), { code: "EIO" });
    const { err } = parsed((log) => log.error({ err: new TypeError("not written", { cause }) }, "flush failed"));
    expect(err).toMatchObject({ type: "TypeError", message: "not written", cause: { type: "Error", message: "disk gone", code: "EIO" } });
    expect((err as { stack: string }).stack).toMatch(/^\s+at .*log\.test\.ts/);
  });

  it("does not tell what was to be stored, which databases add to theirs", () => {
    const fields = {
      code: "23505",
      detail: "Key (email)=(ada@stadt.example) already exists.",
      parameters: ["Ada"],
      where: "ada@stadt.example",
    };
    const [line = ""] = logged((log) => log.error({ err: Object.assign(new Error("duplicate key"), fields) }, "x"));
    expect(line).toContain("23505");
    expect(line).not.toMatch(/ada/i);
  });

  it("is told in bounds, also if its message is a whole document or its causes go round", () => {
    const error = new Error("x".repeat(100_000));
    error.cause = error;
    const [line = ""] = logged((log) => log.error({ err: error }, "x"));
    expect(line.length).toBeLessThan(20_000);
  });

  it("may be anything that was thrown", () => {
    expect(parsed((log) => log.error({ err: "just words" }, "x"))["err"]).toEqual({ type: "string", message: "just words" });
  });
});
