import { expect, it } from "vitest";
import { canonicalJson } from "../../domain/programme/canonical-json.ts";
import { compile } from "../../domain/programme/compile.ts";
import { qrCode } from "../../domain/reading/qr-code.ts";
import { SlideContent } from "../../templates/registry.ts";
import { announcement, at, audience, city, content } from "../domain/programme/sample.ts";

const PAY = "https://meindo.example/entgelt";
const tile = (de: string, address: string) => ({ name: { de }, note: {}, address, icon: "form" as const });
const services: SlideContent = {
  key: "slide1",
  template: "services",
  dwellMs: null,
  fields: { title: { de: "Mit dem Handy" }, tiles: [tile("Entgelt", PAY), tile("Noch ohne Adresse", ""), tile("", "")] },
};
const compiled = () =>
  compile(
    city({ announcements: [announcement(1, "2026-11-22T08:00:00Z", content({ slides: [services] }))] }),
    audience(),
    at("2026-11-22T09:00:00Z"),
  );

it("sends each tile with the code that leads to its address", () => {
  const [slide] = compiled().slides;
  expect(slide?.fields).toEqual({
    title: "Mit dem Handy",
    tiles: [
      { name: "Entgelt", note: "", address: PAY, icon: "form", qrCode: qrCode(PAY) },
      { name: "Noch ohne Adresse", note: "", address: "", icon: "form", qrCode: null },
    ],
  });
});

it("sends the same bytes whenever it is compiled", () => {
  expect(canonicalJson(compiled())).toBe(canonicalJson(compiled()));
});

it("keeps no code in what an editor has written", () => {
  expect(SlideContent.parse(services)).toEqual(services);
  const [first] = services.fields.tiles;
  const withCode = { ...services, fields: { ...services.fields, tiles: [{ ...first, qrCode: qrCode(PAY) }] } };
  expect(SlideContent.safeParse(withCode).success).toBe(false);
});
