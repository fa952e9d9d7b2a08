import { describe, expect, it } from "vitest";
import { decodeTable } from "../../../../server/screens/table/decode-table.ts";

const windows = (text: string) => Uint8Array.from(text, (letter) => ({ "€": 0x80, "–": 0x96 })[letter] ?? letter.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean) => {
  const bytes = new DataView(new ArrayBuffer(2 * text.length + 2));
  for (const [place, letter] of [...`\uFEFF${text}`].entries()) bytes.setUint16(2 * place, letter.charCodeAt(0), isLittle);
  return new Uint8Array(bytes.buffer);
};

describe("the bytes of a table", () => {
  it.each([
    ["UTF-8", utf8("Bücherei;Südwache\n"), "utf-8"],
    ["UTF-8 with its mark", utf8("\uFEFFBücherei;Südwache\n"), "utf-8"],
    ["plain letters", utf8("a;b\n"), "utf-8"],
    ["UTF-16 as Windows writes it", utf16("Bücherei;Südwache\n", true), "utf-16"],
    ["UTF-16 the other way round", utf16("Bücherei;Südwache\n", false), "utf-16"],
    ["Windows-1252", windows("Bücherei;Südwache\n"), "windows-1252"],
  ])("are read as what they are: %s", (_what, bytes, encoding) => {
    const decoded = decodeTable(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toMatch(/^(Bücherei;Südwache|a;b)\n$/);
  });

  it("are read line by line where they are of two kinds, each with the right letters", () => {
    const bytes = Buffer.concat([
      utf8("Name;Standort\n"),
      utf8("Süd;Bücherei\r\n"),
      windows("Ost – 3 €;Gärtnerei\r\n"),
      utf8("West;Straße"),
    ]);
    expect(decodeTable(bytes)).toEqual({
      text: "Name;Standort\nSüd;Bücherei\r\nOst – 3 €;Gärtnerei\r\nWest;Straße",
      encoding: "mixed",
    });
  });
});
