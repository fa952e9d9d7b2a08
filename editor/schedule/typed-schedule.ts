import { type Schedule, TimeWindow } from "../../domain/model/schedule.ts";
import { LocalDateTime } from "../../domain/model/time.ts";

/** What was typed as a schedule, read back from a journal: it may end before it starts and have windows without days. */
export function scheduleFromJournal(typed: unknown): Schedule | undefined {
  if (typeof typed !== "object" || typed === null || !("from" in typed) || !("until" in typed)) return undefined;
  const windows = "windows" in typed && Array.isArray(typed.windows) ? typed.windows : [];
  return {
    from: side(typed.from),
    until: side(typed.until),
    windows: windows.flatMap((window: unknown) => windowFromJournal(window) ?? []),
  };
}

function side(wall: unknown): LocalDateTime | null {
  return LocalDateTime.safeParse(wall).data ?? null;
}

function windowFromJournal(typed: unknown): TimeWindow | undefined {
  const strict = TimeWindow.safeParse(typed);
  if (strict.success || typeof typed !== "object" || typed === null || !("days" in typed)) return strict.data;
  const days = emptyDays(typed.days);
  const shaped = TimeWindow.safeParse({ ...typed, days: { kind: "weekdays", weekdays: [1] } });
  return days && shaped.success ? { ...shaped.data, days } : undefined;
}

function emptyDays(days: unknown): TimeWindow["days"] | undefined {
  if (typeof days !== "object" || days === null || !("kind" in days)) return undefined;
  if (days.kind === "weekdays" && "weekdays" in days && isEmpty(days.weekdays)) return { kind: "weekdays", weekdays: [] };
  return days.kind === "dates" && "dates" in days && isEmpty(days.dates) ? { kind: "dates", dates: [] } : undefined;
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}
