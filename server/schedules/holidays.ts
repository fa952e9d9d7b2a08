import { createRequire } from "node:module";
import type { HolidayCalendar, HolidayRegion } from "../../domain/model/holiday.ts";
import { LocalDate } from "../../domain/model/time.ts";

type Library = typeof import("date-holidays");

const require = createRequire(import.meta.url);
let library: Library["default"] | undefined;

/** Reading in the holidays of the world takes a quarter of a second, and a city without them never needs it. */
export function holidayLibrary(): Library["default"] {
  // CommonJS: the module itself is the class that its types call `default`.
  library ??= require("date-holidays") as unknown as Library["default"];
  return library;
}

/** Years of regions remembered: a city has few regions and a horizon touches two years. */
const MAX_REMEMBERED = 2000;
const remembered = new Map<string, ReadonlyMap<LocalDate, string>>();

/** Public holidays by date with their German names; none for a region nobody knows. The days at the place, whatever the server's zone. */
export const publicHolidays: HolidayCalendar = (region, year) => {
  const key = `${region}|${String(year)}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const days = lookUp(region, year);
  remembered.set(key, days);
  return days;
};

function lookUp(region: HolidayRegion, year: number): ReadonlyMap<LocalDate, string> {
  const [country, state] = region.split("-");
  const Holidays = holidayLibrary();
  const calendar = new Holidays(
    { country: country ?? "", ...(state === undefined ? {} : { state }) },
    { languages: ["de"], types: ["public"] },
  );
  return new Map(calendar.getHolidays(year).map(({ date, name }) => [LocalDate.parse(date.slice(0, 10)), name]));
}
