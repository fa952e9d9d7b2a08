import type { Category } from "../domain/model/category.ts";
import { LocalDate, LocalDateTime, LocalTime } from "../domain/model/time.ts";
import type { Words } from "./picture-use.ts";
import type { FieldsOf, Template } from "./registry.ts";

/** A finished slide of the gallery, in German and English. Its pictures are null: whoever starts from it chooses their own. */
export interface Example<T extends Template> {
  /** What it is good for, such as "Neue Kollegin". */
  readonly name: Words;
  readonly category: Category;
  readonly fields: FieldsOf<T>;
}

/** A day in an example, `YYYY-MM-DD`. @throws {z.core.$ZodError} if there is no such day */
export function day(text: string): LocalDate {
  return LocalDate.parse(text);
}

/** A time of day in an example, `HH:MM`. @throws {z.core.$ZodError} if there is no such time */
export function time(text: string): LocalTime {
  return LocalTime.parse(text);
}

/** A moment in an example, `YYYY-MM-DDTHH:MM`. @throws {z.core.$ZodError} if there is no such moment */
export function moment(text: string): LocalDateTime {
  return LocalDateTime.parse(text);
}
