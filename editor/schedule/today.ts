import type { LocalDate } from "../../domain/model/time.ts";
import { dateOf, dayAt } from "../../domain/programme/wall-clock.ts";
import { currentSession } from "../session.ts";

/** What day it is in the newsroom. */
export function today(): LocalDate {
  return dateOf(dayAt(Date.now(), currentSession().organisation.zone));
}
