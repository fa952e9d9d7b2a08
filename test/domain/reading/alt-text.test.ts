import { expect, it } from "vitest";
import { altFault, isFileName } from "../../../domain/reading/alt-text.ts";

it.each(["IMG_2041.JPG", "DSC00012", "PXL_20261121_104212", "Screenshot 2026-11-21 at 10.42.12", "plakat-final.png", "scan0001", "Bild 3"])(
  "takes %s for the name of a file",
  (text) => expect(isFileName(text)).toBe(true),
);
it.each([
  "Feuerwache am Abend",
  "Drei Personen vor einem Löschfahrzeug",
  "Plan von Tor 3",
  "Bild einer Wache von 1910",
  "",
  "Das Logo in der Datei logo.svg groß",
])("takes %j for words", (text) => expect(isFileName(text)).toBe(false));

it("asks for words in each language, and for none if the picture is decorative", () => {
  expect(altFault({ decorative: false, alt: { de: "Wache", en: " " } }, ["de", "en", "tr"])).toEqual({
    kind: "missing",
    languages: ["en", "tr"],
  });
  expect(altFault({ decorative: true, alt: {} }, ["de"])).toBeNull();
  expect(altFault({ decorative: false, alt: { de: "Wache", en: "IMG_1.jpg" } }, ["de", "en"])).toEqual({
    kind: "file-name",
    languages: ["en"],
  });
  expect(altFault({ decorative: false, alt: { de: "Wache" } }, ["de"])).toBeNull();
});
