import type { Schedule } from "../../domain/model/schedule.ts";
import { neverFires } from "../../domain/programme/recurrence-dates.ts";
import type { TextKey } from "../texts.ts";

/** Why a schedule cannot be meant as it stands, in the order of the form. The controls allow nothing else to be wrong. */
export function faultOf({ from, until, windows }: Schedule): TextKey | undefined {
  for (const { days } of windows) {
    const fault = faultOfDays(days);
    if (fault) return fault;
  }
  return from !== null && until !== null && from >= until ? "composer.endsBeforeStart" : undefined;
}

export function faultOfDays(days: Schedule["windows"][number]["days"]): TextKey | undefined {
  if (days.kind === "rule") return neverFires(days.rule, days.anchor) ? "schedule.neverFires" : undefined;
  const chosen = days.kind === "weekdays" ? days.weekdays : days.dates;
  return chosen.length === 0 ? "schedule.noDay" : undefined;
}
