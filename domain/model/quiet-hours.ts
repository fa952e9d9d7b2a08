import * as z from "zod/mini";
import { LocalTime, Weekday } from "./time.ts";

/** A stretch in which a screen stays dark on the given weekdays. An end at or before the start lies on the next day. Takeovers still show. */
export const QuietHours = z.strictObject({
  start: LocalTime,
  end: LocalTime,
  weekdays: z.readonly(z.array(Weekday).check(z.minLength(1), z.maxLength(7))),
});
export type QuietHours = z.infer<typeof QuietHours>;
