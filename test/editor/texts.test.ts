import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import german from "../../editor/texts/de.json" with { type: "json" };
import english from "../../editor/texts/en.json" with { type: "json" };

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];
/** Parts that carry no argument of their own: plain words, and the number sign inside a plural. */
const WORDS = 0;
const NUMBER_SIGN = 7;

function argumentsOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.type === WORDS || part.type === NUMBER_SIGN) return [];
    if ("options" in part) return [part.value, ...Object.values(part.options).flatMap(({ value }) => argumentsOf(value))];
    return "children" in part ? argumentsOf(part.children) : [part.value];
  });
}

function signatures(messages: Readonly<Record<string, string>>, language: string): Readonly<Record<string, readonly string[]>> {
  const signature = (message: string) => [...new Set(argumentsOf(new IntlMessageFormat(message, language).getAst()))].sort();
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, signature(message)]));
}

describe("texts of the editor", () => {
  it("have the same keys in German and English", () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(german).sort());
  });

  it("take the same arguments in both languages", () => {
    expect(signatures(english, "en")).toEqual(signatures(german, "de"));
  });

  it("never shout", () => {
    expect(Object.entries(german).filter(([, message]) => message.includes("!"))).toEqual([]);
  });
});
