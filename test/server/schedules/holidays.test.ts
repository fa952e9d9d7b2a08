import { expect, it } from "vitest";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import { holidayLibrary, publicHolidays } from "../../../server/schedules/holidays.ts";

const region = (code: string) => HolidayRegion.parse(code);

it("knows the public holidays of North Rhine-Westphalia in 2026, and none of those kept elsewhere or merely observed", () => {
  expect([...publicHolidays(region("DE-NW"), 2026)]).toEqual([
    ["2026-01-01", "Neujahr"],
    ["2026-04-03", "Karfreitag"],
    ["2026-04-06", "Ostermontag"],
    ["2026-05-01", "Maifeiertag"],
    ["2026-05-14", "Christi Himmelfahrt"],
    ["2026-05-25", "Pfingstmontag"],
    ["2026-06-04", "Fronleichnam"],
    ["2026-10-03", "Tag der Deutschen Einheit"],
    ["2026-11-01", "Allerheiligen"],
    ["2026-12-25", "1. Weihnachtstag"],
    ["2026-12-26", "2. Weihnachtstag"],
  ]);
});

it.each([
  ["DE-BE", "2027-03-08", "Internationaler Frauentag"],
  ["DE-SN", "2026-11-18", "Buß- und Bettag"],
  ["DE-BY", "2027-01-06", "Heilige Drei Könige"],
  ["DE-NI", "2027-10-31", "Reformationstag"],
  ["AT", "2026-10-26", "Nationalfeiertag"],
  ["CH-ZH", "2026-08-01", "Bundesfeiertag"],
  ["LI", "2026-09-08", "Mariä Geburt"],
  ["LU", "2026-06-23", "Nationalfeiertag"],
])("knows of %s that %s is %s", (code, date, name) => {
  expect(Object.fromEntries(publicHolidays(region(code), Number(date.slice(0, 4))))).toMatchObject({ [date]: name });
});

it("knows holidays that were kept in one year only, and those of the last year that can be named", () => {
  expect(Object.fromEntries(publicHolidays(region("DE-NW"), 2017))).toMatchObject({ "2017-10-31": "Reformationstag" });
  expect(publicHolidays(region("DE-NW"), 2199).size).toBe(11);
});

it("gives the same answer to the same question, without working it out again", () => {
  expect(publicHolidays(region("DE-BB"), 2028)).toBe(publicHolidays(region("DE-BB"), 2028));
});

it("knows no holidays where nobody knows any", () => {
  expect(publicHolidays(region("XX-YY"), 2026).size).toBe(0);
});

it("reads the library once", () => {
  expect(holidayLibrary()).toBe(holidayLibrary());
});
