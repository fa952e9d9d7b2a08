import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "../../../domain/programme/canonical-json.ts";

it("sorts keys, leaves out what has no value and spaces", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "ü\n" }], a: true, x: undefined, B: -0 })).toBe(
    '{"B":0,"a":true,"b":[1,{"c":"ü\\n","d":null}]}',
  );
});

it("says the same as JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, [undefined]])("refuses what JSON cannot say", (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});
