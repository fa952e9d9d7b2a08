import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RichText } from "../../../domain/model/rich-text.ts";
import { parseMarkdown } from "../../../domain/reading/markdown.ts";
import { plainText } from "../../../domain/reading/plain-text.ts";

const text = (value: string) => ({ type: "text", text: value });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });

describe("parseMarkdown keeps", () => {
  it("paragraphs, bold, emphasis and both", () => {
    expect(parseMarkdown("Am **Mittwoch** _ab_ ***sieben***.\n\nOhne Termin.")).toEqual([
      paragraph(
        text("Am "),
        { ...text("Mittwoch"), strong: true },
        text(" "),
        { ...text("ab"), emphasis: true },
        text(" "),
        { ...text("sieben"), emphasis: true, strong: true },
        text("."),
      ),
      paragraph(text("Ohne Termin.")),
    ]);
  });

  it("line breaks, typed simply or with two spaces or a backslash", () => {
    const broken = [paragraph(text("a"), { type: "break" }, text("b"))];
    expect(parseMarkdown("a\nb")).toEqual(broken);
    expect(parseMarkdown("a  \nb")).toEqual(broken);
    expect(parseMarkdown("a\\\nb")).toEqual(broken);
  });

  it("ordered and unordered lists, with lists inside them after their parent", () => {
    expect(parseMarkdown("1. eins\n2. **zwei**")).toEqual([
      { type: "list", ordered: true, items: [[text("eins")], [{ ...text("zwei"), strong: true }]] },
    ]);
    expect(parseMarkdown("- a\n  - b\n- [ ] c")).toEqual([
      { type: "list", ordered: false, items: [[text("a")], [text("b")], [text("[ ] c")]] },
    ]);
  });
});

describe("parseMarkdown makes plain text of", () => {
  it.each([
    ["links", "Siehe [Plan](https://a.de) und [hier](<javascript:alert(1)>)", "Siehe Plan und hier"],
    ["addresses, which are never dropped", "https://a.de/x?y <https://b.de> info@c.de", "https://a.de/x?y https://b.de info@c.de"],
    ["link definitions", "[a]: http://x", "[a]: http://x"],
    ["pictures", "![Karte](x.png)", "Karte"],
    ["headings", "# Eins\n## Zwei", "Eins\nZwei"],
    ["code", "`a` b\n\n```js\nc\nd\n```", "a b\nc\nd"],
    ["quotes", "> a\n> > b", "a\nb"],
    ["tables", "|a|b|\n|-|-|\n|1|2|", "a · b\n1 · 2"],
    ["strokes", "~~a~~ b", "a b"],
    ["HTML", "<b>a</b><br>b <img src=x onerror=alert(1)>c<!-- d -->", "a\nb c"],
    ["blocks of HTML", "<div>\n<p>a</p>\n</div>\n\n<script>b</script>", "a\nb"],
    ["what only looks like HTML", "<Name> ruft 1 < 2 & 3 > 2", "<Name> ruft 1 < 2 & 3 > 2"],
    ["character references", "&lt;b&gt; &amp;amp; &#228; &#xE4; &nbsp;&unknown; &Uuml;&#7;&#x9;b", "<b> &amp; ä ä \u00a0&unknown; Ü b"],
    ["escapes", "\\*a\\* 1\\. b", "*a* 1. b"],
  ])("%s", (_, source, expected) => {
    expect(plainText(parseMarkdown(source))).toBe(expected);
  });

  it("nothing, as nothing", () => {
    for (const source of ["", " \n\n ", "&nbsp;", "---", "<!-- a -->", "- "]) expect(plainText(parseMarkdown(source))).toBe("");
    expect(parseMarkdown("&nbsp;\n\n---")).toEqual([]);
  });
});

describe("parseMarkdown never fails", () => {
  it("on anything, and answers in the agreed form", () => {
    const hostile = fc.array(fc.constantFrom(..."*_[]()<>!`~#-+|\\&\n\t 1.a:/".split(""), "http://", "\n\n", "    "), { maxLength: 200 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          hostile.map((parts) => parts.join("")),
        ),
        (source) => {
          const parsed = parseMarkdown(source);
          expect(RichText.parse(parsed)).toEqual(parsed);
          expect(plainText(parsed)).not.toMatch(/[^\P{Cc}\n]/u);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    "*[",
    ">",
    "- ",
    "[",
    "*a ",
    "**a_ ",
    "`",
    "<a ",
    "![",
    "[a](",
    "_*",
    "1) ",
    "~~a",
    "<!--",
    "a@",
    "*a_b",
    "> - ",
    "|",
    "&#",
    "<b>",
    "\\",
    "a\n",
    "- a\n ",
  ])("on 5,000 characters of %j, within a second", (part) => {
    const started = performance.now();
    parseMarkdown(part.repeat(5000 / part.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
