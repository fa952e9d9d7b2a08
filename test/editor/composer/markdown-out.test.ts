import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Inline } from "../../../domain/model/rich-text.ts";
import { parseMarkdown } from "../../../domain/reading/markdown.ts";
import { plainText } from "../../../domain/reading/plain-text.ts";
import { toMarkdown } from "../../../editor/composer/markdown-out.ts";

const text = (value: string, style: { strong?: true; emphasis?: true } = {}): Inline => ({ type: "text", text: value, ...style });
const paragraph = (...content: readonly Inline[]): Block => ({ type: "paragraph", content });

describe("toMarkdown", () => {
  it("writes bold and emphasis so that white space stays outside", () => {
    const block = paragraph(text("Ohne Termin, "), text("Karte genügt", { strong: true }), text(". "), text("Bitte", { emphasis: true }));
    expect(toMarkdown([block])).toBe("Ohne Termin, **Karte genügt**. *Bitte*");
  });

  it("writes lists", () => {
    expect(toMarkdown([{ type: "list", ordered: true, items: [[text("eins")], [text("zwei")]] }])).toBe("1. eins\n2. zwei");
  });

  it.each([
    "1. Dezember",
    "# eins",
    "- Strich",
    "> Pfeil",
    "5 * 3 * 2",
    "a_b_c",
    "[Haken]",
    "<b>",
    "AT&amp;T",
    "+ plus",
    "===",
    "~~weg~~",
    "`Code`",
    "2) zwei",
  ])("keeps %s as it was typed", (typed) => {
    expect(plainText(parseMarkdown(toMarkdown([paragraph(text(typed))])))).toBe(typed);
  });

  it("never loses a word, whatever was typed and formatted", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcäß019.,:;!?*_#>-+()[]<>&|~`'\"\\/="), minLength: 1, maxLength: 8 });
    const run = fc.record({ words: fc.array(word, { minLength: 1, maxLength: 3 }), strong: fc.boolean(), emphasis: fc.boolean() });
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), (runs) => {
        const block = paragraph(
          ...runs.flatMap(({ words, strong, emphasis }, index) =>
            text((index > 0 ? " " : "") + words.join(" "), { ...(strong ? { strong } : {}), ...(emphasis ? { emphasis } : {}) }),
          ),
        );
        expect(plainText(parseMarkdown(toMarkdown([block]))).trim()).toBe(plainText([block]).trim());
      }),
    );
  });
});
