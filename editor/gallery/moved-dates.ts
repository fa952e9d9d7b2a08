import type { Fields } from "../../templates/field.ts";
import { rowsOf, type TypedFields } from "../composer/typed-fields.ts";

const DAY_MS = 86_400_000;

/**
 * The fields of an example with its days moved on by whole weeks, so that the first of them is not over: weekdays stay what they are.
 * @param today `YYYY-MM-DD`
 */
export function movedDates(fields: Fields, values: TypedFields, today: string): TypedFields {
  const first = daysIn(fields, values).toSorted()[0];
  const weeks = first === undefined || first >= today ? 0 : Math.ceil((dayMs(today) - dayMs(first)) / (7 * DAY_MS));
  return weeks === 0 ? values : moved(fields, values, weeks);
}

function dayMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function daysIn(fields: Fields, values: TypedFields): readonly string[] {
  return Object.entries(fields).flatMap(([name, { form }]) => {
    const value = values[name];
    if (form.kind === "list") return rowsOf(value).flatMap((row) => daysIn(form.of, row));
    return (form.kind === "date" || form.kind === "date-time") && typeof value === "string" ? [value.slice(0, 10)] : [];
  });
}

function moved(fields: Fields, values: TypedFields, weeks: number): TypedFields {
  const entries = Object.entries(fields).map(([name, { form }]) => {
    const value = values[name];
    if (form.kind === "list") return [name, rowsOf(value).map((row) => moved(form.of, row, weeks))];
    if ((form.kind !== "date" && form.kind !== "date-time") || typeof value !== "string") return [name, value];
    const day = new Date(dayMs(value.slice(0, 10)) + weeks * 7 * DAY_MS).toISOString().slice(0, 10);
    return [name, day + value.slice(10)];
  });
  return Object.fromEntries(entries);
}
