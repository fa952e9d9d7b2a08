import { expect, it } from "vitest";
import { readRange } from "../../../server/media/byte-range.ts";

it.each([
  ["bytes=0-99", { first: 0, last: 99 }],
  ["bytes=900-", { first: 900, last: 999 }],
  ["bytes=-100", { first: 900, last: 999 }],
  ["bytes=-5000", { first: 0, last: 999 }],
  ["bytes=990-5000", { first: 990, last: 999 }],
  ["bytes=999-999", { first: 999, last: 999 }],
])("answers %s with a part", (header, range) => {
  expect(readRange(header, 1000)).toEqual(range);
});

it.each(["bytes=1000-", "bytes=1000-2000", "bytes=-0"])("cannot satisfy %s of 1000 bytes", (header) => {
  expect(readRange(header, 1000)).toBe("unsatisfiable");
});

it.each([
  undefined,
  "",
  "bytes=",
  "bytes=-",
  "bytes=9-5",
  "bytes=0-1,5-6",
  "lines=1-2",
  "bytes=a-b",
  "bytes=0-1 ",
  `bytes=0-${"9".repeat(99)}`,
])("gives the whole file for %s", (header) => {
  expect(readRange(header, 1000)).toBe("whole");
});
