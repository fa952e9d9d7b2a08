import { expect, it } from "vitest";
import { readSessionCookie } from "../../../server/people/session-cookie.ts";

const TOKEN = `${"Abc_-".repeat(8)}abc`;
const OTHER = "x".repeat(43);

it("is read under the name that fits the connection, and under no other", () => {
  expect(readSessionCookie(`a=1; __Host-aushang=${TOKEN}; b=2`, true)).toBe(TOKEN);
  expect(readSessionCookie(`aushang=${TOKEN}`, true)).toBeNull();
  expect(readSessionCookie(`aushang=${TOKEN}`, false)).toBe(TOKEN);
  expect(readSessionCookie(`__Host-aushang=${TOKEN}`, false)).toBeNull();
  expect(readSessionCookie(`xaushang=${TOKEN}`, false)).toBeNull();
});

it("counts only if it is exactly one token", () => {
  expect(readSessionCookie(undefined, true)).toBeNull();
  expect(readSessionCookie("", true)).toBeNull();
  expect(readSessionCookie(`aushang=${TOKEN}; aushang=${OTHER}`, false)).toBeNull();
  expect(readSessionCookie(`aushang=${TOKEN}x`, false)).toBeNull();
  expect(readSessionCookie(`aushang="${TOKEN}"`, false)).toBeNull();
  expect(readSessionCookie("aushang=", false)).toBeNull();
  expect(readSessionCookie(`aushang=${TOKEN.slice(0, 42)}%`, false)).toBeNull();
});
