import * as z from "zod/mini";
import type { LocalDate } from "./time.ts";

/** Whose public holidays apply: a country or one of its states as ISO 3166-2 writes it, such as `DE-NW` or `AT`. */
export const HolidayRegion = z
  .string()
  .check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/))
  .brand<"HolidayRegion">();
export type HolidayRegion = z.infer<typeof HolidayRegion>;

/** The public holidays of a region in a year, by date with their names. The same question always has the same answer. */
export type HolidayCalendar = (region: HolidayRegion, year: number) => ReadonlyMap<LocalDate, string>;
