import * as z from "zod/mini";
import { RecurrenceRule } from "./recurrence.ts";
import { line } from "./text.ts";
import { LocalDate, LocalDateTime, LocalTime, Weekday } from "./time.ts";

const once = <T>(items: readonly T[]) => new Set(items).size === items.length;

/** Limits of a schedule, so that no rule can blow up what is compiled from it. */
export const SCHEDULE_LIMITS = { windows: 20, dates: 366, except: 400 } as const;

/** The days of a window: weekdays, a rule that counts from its `anchor` (DTSTART; the first day that can count), or single days. */
export const WindowDays = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("weekdays"),
    weekdays: z.readonly(z.array(Weekday).check(z.minLength(1), z.maxLength(7), z.refine(once, { error: "Each weekday only once" }))),
  }),
  z.strictObject({ kind: z.literal("rule"), rule: RecurrenceRule, anchor: LocalDate }),
  z.strictObject({
    kind: z.literal("dates"),
    dates: z.readonly(
      z.array(LocalDate).check(z.minLength(1), z.maxLength(SCHEDULE_LIMITS.dates), z.refine(once, { error: "Each day only once" })),
    ),
  }),
]);
export type WindowDays = z.infer<typeof WindowDays>;

/**
 * A time of day on certain days. An end at or before the start lies on the next day; equal ones are a whole day. The days are those on
 * which the window begins: `except` and, if `skipHolidays`, the public holidays at the site are left out of them.
 */
export const TimeWindow = z.strictObject({
  start: LocalTime,
  end: LocalTime,
  days: WindowDays,
  except: z.readonly(z.array(LocalDate).check(z.maxLength(SCHEDULE_LIMITS.except), z.refine(once, { error: "Each day only once" }))),
  skipHolidays: z.boolean(),
});
export type TimeWindow = z.infer<typeof TimeWindow>;

/**
 * When an announcement may be shown, in the wall time of each screen's site. Validity is half-open: shown from `from` on, gone at
 * `until` sharp; `null` leaves that side open. Within it the windows are open one by one or together; none means always.
 */
export const Schedule = z
  .strictObject({
    from: z.nullable(LocalDateTime),
    until: z.nullable(LocalDateTime),
    windows: z._default(z.readonly(z.array(TimeWindow).check(z.maxLength(SCHEDULE_LIMITS.windows))), []),
  })
  .check(
    z.refine(({ from, until }) => from === null || until === null || from < until, {
      path: ["until"],
      error: "Ends before it starts",
      params: { rule: "ends-before-start" },
    }),
  );
export type Schedule = z.infer<typeof Schedule>;

/** A named set of windows the organisation keeps for reuse, such as "Schichtwechsel". */
export const ScheduleTemplateDraft = z.strictObject({
  name: line(80),
  windows: z.readonly(z.array(TimeWindow).check(z.minLength(1), z.maxLength(SCHEDULE_LIMITS.windows))),
});
export type ScheduleTemplateDraft = z.infer<typeof ScheduleTemplateDraft>;
