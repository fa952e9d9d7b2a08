import fc from "fast-check";
import { correction, generate } from "lean-qr/nano";
import { describe, expect, it } from "vitest";
import { qrCode } from "../../../domain/reading/qr-code.ts";
import { softHyphenated } from "../../../domain/reading/soft-hyphens.ts";

/** All modules row by row, as the code says them. */
function modulesOf(code: string | null): string {
  const [size = "", bits = ""] = code?.split(":") ?? [];
  const all = [...Buffer.from(bits, "base64")].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const modules = Number(size) ** 2;
  expect(all.slice(modules)).toMatch(/^0{0,7}$/);
  return all.slice(0, modules);
}

function wanted(text: string): string {
  const { size, get } = generate(text, { minCorrectionLevel: correction.M });
  return Array.from({ length: size ** 2 }, (_, at) => (get(at % size, Math.floor(at / size)) ? "1" : "0")).join("");
}

describe("the QR code of a text", () => {
  it("is its size and its modules", () => {
    expect(qrCode("https://aushang.example/pair#7K3MWXQ9")).toBe(
      "29:/u47/BFukG6Sxrt1gtXbqdsuwWVlB/qqr+AX6wCLzpfKrST1KuIguvLiOIi0bb8yEYzQqVzr1Smfgh6csfcq+aWDqij6ala4LTpr+ABozHP63OuwRZMWuvyvzdIYu66baS8EBffP6UapAA==",
    );
  });

  it("has the modules of a code of level M, whatever the text", () => {
    const texts = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string({ unit: "binary", minLength: 1 }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(modulesOf(qrCode(text))).toBe(wanted(text));
      }),
    );
  });

  it("is there up to 2330 bytes, and not for no text", () => {
    expect(qrCode("ß".repeat(1165))).toMatch(/^177:/);
    expect([qrCode("x".repeat(2331)), qrCode("")]).toEqual([null, null]);
  });

  it("is the same when it has long been forgotten", () => {
    const before = qrCode("first");
    for (let n = 0; n < 600; n++) qrCode(String(n));
    expect(qrCode("first")).toBe(before);
  });

  it("takes no time when it is asked for again", () => {
    const startedAt = performance.now();
    for (let n = 0; n < 100_000; n++) qrCode("https://meindo.example/entgelt");
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it("is no word, so no soft hyphen gets into it, whatever its letters", () => {
    const unluckily = fc.array(fc.constantFrom("personal", "versammlung", "X", "+", "/", "7")).map((parts) => `29:${parts.join("")}==`);
    fc.assert(
      fc.property(unluckily, (code) => {
        expect(softHyphenated(code, "de")).toBe(code);
      }),
    );
  });
});
