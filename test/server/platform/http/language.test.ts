import { expect, it } from "vitest";
import { languageOf } from "../../../../server/platform/http/language.ts";

it.each([
  [undefined, "de"],
  ["", "de"],
  ["de", "de"],
  ["en", "en"],
  ["en-GB,en;q=0.9", "en"],
  ["de-DE,de;q=0.9,en;q=0.8", "de"],
  ["en;q=0.5, de;q=0.9", "de"],
  ["en;q=0.9, de;q=0.5", "en"],
  ["fr, tr;q=0.9", "de"],
  ["fr, en;q=0.1", "en"],
  ["EN-us", "en"],
  ["*", "de"],
  ["en;q=nonsense", "en"],
  [`${"x,".repeat(5000)}en`, "en"],
])("of %j is %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});
