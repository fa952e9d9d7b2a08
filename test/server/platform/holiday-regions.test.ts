import { expect, it } from "vitest";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import { listRegions, requireKnownRegion } from "../../../server/platform/holiday-regions.ts";
import { holidayLibrary, publicHolidays } from "../../../server/schedules/holidays.ts";

it("are the states of Germany, the cantons of Switzerland, and the small neighbours whole", () => {
  const library = new (holidayLibrary())();
  const states = (country: string) => Object.keys(library.getStates(country)).map((state) => `${country}-${state}`);
  const listed = listRegions("de").map(({ region }) => region);
  expect(listed.toSorted()).toEqual([...states("DE"), ...states("CH"), "AT", "LI", "LU"].sort());
});

it("all have holidays", () => {
  for (const { region } of listRegions("de")) expect([region, publicHolidays(region, 2027).size > 5]).toEqual([region, true]);
});

it("go by the name in the reader's language", () => {
  const nameOf = (code: string, language: "de" | "en") => listRegions(language).find(({ region }) => region === code)?.name;
  expect([nameOf("DE-NW", "de"), nameOf("DE-NW", "en")]).toEqual(["Nordrhein-Westfalen", "North Rhine-Westphalia"]);
  expect([nameOf("CH-GE", "de"), nameOf("CH-GE", "en")]).toEqual(["Kanton Genf", "Canton of Geneva"]);
  expect([nameOf("AT", "de"), nameOf("AT", "en")]).toEqual(["Österreich", "Austria"]);
});

it("that nobody knows are refused by name, no region at all is fine", () => {
  expect(() => requireKnownRegion(null)).not.toThrow();
  expect(() => requireKnownRegion(HolidayRegion.parse("DE-NW"))).not.toThrow();
  for (const code of ["DE", "DE-XX", "FR", "CH"]) {
    expect(() => requireKnownRegion(HolidayRegion.parse(code))).toThrow(
      expect.objectContaining({ extras: { issues: [{ path: ["region"], rule: "unknown-region", message: "" }] } }),
    );
  }
});
