import { expect, it } from "vitest";
import { shoutedWords, withoutShouting } from "../../../domain/reading/capitals.ts";

it("leaves abbreviations alone, however many stand in a row", () => {
  expect(shoutedWords("DRK, THW und IT: Übung am 5. Mai")).toEqual([]);
  expect(shoutedWords("DRK THW DLRG")).toEqual([]);
  expect(shoutedWords("Die DSGVO gilt")).toEqual([]);
});

it("hears a long word in capitals, and short ones beside it", () => {
  expect(shoutedWords("ACHTUNG: heute keine Ausgabe")).toEqual(["ACHTUNG"]);
  expect(shoutedWords("Bitte NUR DEN EINGANG benutzen")).toEqual(["NUR", "DEN", "EINGANG"]);
  expect(shoutedWords("UNVERZÜGLICH! 2 PERSONEN")).toEqual(["UNVERZÜGLICH", "PERSONEN"]);
});

it("never takes a script without capitals for shouting", () => {
  expect(shoutedWords("لقاح الإنفلونزا")).toEqual([]);
});

it("writes shouting as a sentence and keeps abbreviations in it", () => {
  expect(withoutShouting("ACHTUNG: DRK KOMMT AM DIENSTAG")).toBe("Achtung: DRK kommt am Dienstag");
  expect(withoutShouting("Die IT der Stadt")).toBe("Die IT der Stadt");
  expect(withoutShouting("WICHTIG! ALLE KOLLEGINNEN MELDEN SICH")).toBe("Wichtig! Alle kolleginnen melden sich");
});
