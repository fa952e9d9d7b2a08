import { expect, it } from "vitest";
import { toSearchText } from "../../../server/platform/search-text.ts";

it.each([
  ["  Größe ÄÖÜ é ", "grosse aou e"],
  ["100 %", "100"],
  ["a_b\\c%", "a b c"],
  ["a\u0000b\u001bc\n", "a b c"],
  ["İstanbul", "istanbul"],
  ["", ""],
  ["%%%", ""],
])("folds %j to %j", (text, folded) => {
  expect(toSearchText(text)).toBe(folded);
});
