import { describe, expect, it } from "vitest";
import { unbroken } from "../../../player/slides/unbroken.ts";

describe("unbroken", () => {
  it("ties a number to what it counts", () => {
    expect(unbroken("Täglich ab 7 Uhr, Eintritt 1,50 € für Familienmitglieder")).toBe(
      "Täglich ab 7\u00a0Uhr, Eintritt 1,50\u00a0€ für Familienmitglieder",
    );
  });
  it("ties a place to its number", () => {
    expect(unbroken("Übergabe in Halle 2 um acht, nicht in Werkstatt 3 wie sonst")).toBe(
      "Übergabe in Halle\u00a02\u00a0um acht, nicht in Werkstatt 3\u00a0wie\u00a0sonst",
    );
  });
  it("ties a span", () => {
    expect(unbroken("13:00–15:30")).toBe("13:00\u2060–\u206015:30");
    expect(unbroken("Heute – und morgen")).toBe("Heute – und morgen");
  });
  it("leaves a number and a long word apart", () => {
    expect(unbroken("Ab dem 24. Dezember 12 Fahrzeuge")).toBe("Ab dem 24. Dezember 12 Fahrzeuge");
  });
  it("ties the last two words of a sentence if both are short", () => {
    expect(unbroken("Sie mag Waldtage und starken Tee.")).toBe("Sie mag Waldtage und starken\u00a0Tee.");
    expect(unbroken("Das Tor bleibt am Donnerstag zu")).toBe("Das Tor bleibt am Donnerstag\u00a0zu");
    expect(unbroken("Alle kommen heute zur Personalversammlung.")).toBe("Alle kommen heute zur Personalversammlung.");
  });
  it("leaves a few words as they are: they may stand under each other", () => {
    expect(unbroken("Diese Woche")).toBe("Diese Woche");
  });
});
