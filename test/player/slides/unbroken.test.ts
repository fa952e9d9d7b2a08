import { describe, expect, it } from "vitest";
import { unbroken } from "../../../player/slides/unbroken.ts";

describe("unbroken", () => {
  it("ties a number to what it counts", () => {
    expect(unbroken("Von 7 Uhr an, Eintritt 1,50 € für jeden Besucher")).toBe("Von 7\u00a0Uhr an, Eintritt 1,50\u00a0€ für jeden Besucher");
  });
  it("leaves a number and a long word apart", () => {
    expect(unbroken("Am 24. Dezember 12 Fahrzeuge")).toBe("Am 24. Dezember 12 Fahrzeuge");
  });
  it("ties the last two words of a sentence if both are short", () => {
    expect(unbroken("Sie mag Waldtage und starken Tee.")).toBe("Sie mag Waldtage und starken\u00a0Tee.");
    expect(unbroken("Alle kommen heute zur Personalversammlung.")).toBe("Alle kommen heute zur Personalversammlung.");
  });
  it("leaves a few words as they are: they may stand under each other", () => {
    expect(unbroken("Diese Woche")).toBe("Diese Woche");
  });
});
