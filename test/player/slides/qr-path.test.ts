import fc from "fast-check";
import { correction, generate } from "lean-qr/nano";
import { describe, expect, it } from "vitest";
import { qrCode } from "../../../domain/reading/qr-code.ts";
import { qrPath } from "../../../player/slides/qr-path.ts";

const DRAWN = /M(\d+) (\d+)h(\d+)v1h-\3z/g;

/** Every module under a path, row by row, the white around them too. */
function modulesUnder({ span, path }: { readonly span: number; readonly path: string }): readonly boolean[] {
  expect(path.replace(DRAWN, "")).toBe("");
  const modules = Array.from({ length: span ** 2 }, () => false);
  for (const [, x, y, length] of path.matchAll(DRAWN))
    modules.fill(true, Number(y) * span + Number(x), Number(y) * span + Number(x) + Number(length));
  return modules;
}

function drawn(code: string | null) {
  const path = qrPath(code ?? "");
  if (path === null) throw new Error(`Nothing is drawn of ${String(code)}`);
  return path;
}

describe("a QR code on the glass", () => {
  it("is drawn module by module as the text demands, with four of white around it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 600 }), (text) => {
        const { size, get } = generate(text, { minCorrectionLevel: correction.M });
        const { span, path } = drawn(qrCode(text));
        expect(span).toBe(size + 8);
        const wanted = Array.from({ length: span ** 2 }, (_, at) => get((at % span) - 4, Math.floor(at / span) - 4));
        expect(modulesUnder({ span, path })).toEqual(wanted);
      }),
      { numRuns: 50 },
    );
  });

  it("has one stroke for neighbours in a row", () => {
    expect(drawn(qrCode("https://aushang.example/pair#7K3MWXQ9")).path).toMatch(/^M4 4h7v1h-7zM12 4h3v1h-3z/);
  });

  it.each([
    "",
    ":",
    "21",
    "21:",
    "x:AAAA",
    "00:AAAA",
    "21:AAAA",
    "29:!!!!",
    "29:A",
    "1e1:AAAA",
    "-9:AAAA",
    "99999999:AAAA",
    "https://meindo.example",
  ])("is not drawn from %j", (code) => {
    expect(qrPath(code)).toBeNull();
  });

  it("is not drawn from anything that is too short, too long or no code, and nothing is thrown", () => {
    const code = qrCode("https://meindo.example/entgelt") ?? "";
    for (let length = 0; length < code.length - 4; length++) expect(qrPath(code.slice(0, length))).toBeNull();
    expect(qrPath(`${code.replace(/=+$/, "")}AAAA`)).toBeNull();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String().map((bits) => `21:${bits}`),
        ),
        (text) => {
          const path = qrPath(text);
          expect(path === null || path.span === 29).toBe(true);
        },
      ),
    );
  });
});
