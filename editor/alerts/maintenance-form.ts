import * as z from "zod/mini";
import { type Maintenance, MaintenanceDraft, NewMaintenance } from "../../domain/model/alert.ts";
import type { LocalDateTime, TimeZone } from "../../domain/model/time.ts";
import { instantOf } from "../../domain/programme/wall-clock.ts";
import { wallAt } from "../moments/wall.ts";
import { typedNumber } from "../typed-number.ts";
import { ALL_SCREENS, choiceOf, type ScopeChoice, scopeOf } from "./scope-choice.ts";

/** Maintenance as it stands in the form: from now on for some hours, or between two moments on the organisation's clock. */
export interface MaintenanceForm {
  readonly scope: ScopeChoice;
  readonly note: string;
  readonly when: "now" | "later";
  readonly hours: string;
  readonly from: LocalDateTime | null;
  readonly until: LocalDateTime | null;
}

/** What stands in the form for a window, or for a new one. */
export function maintenanceForm(window: Maintenance | undefined, zone: TimeZone): MaintenanceForm {
  if (!window) return { scope: { ...ALL_SCREENS, kind: "site" }, note: "", when: "now", hours: "2", from: null, until: null };
  const { scope, note, fromMs, untilMs } = window;
  return { scope: choiceOf(scope), note, when: "later", hours: "2", from: wallAt(fromMs, zone), until: wallAt(untilMs, zone) };
}

/** From one moment to another, if the form says both. */
export function readWindow({ scope, note, from, until }: MaintenanceForm, zone: TimeZone) {
  const fromMs = from === null ? undefined : instantOf(from, zone);
  const untilMs = until === null ? undefined : instantOf(until, zone);
  return z.safeParse(MaintenanceDraft, { note, scope: scopeOf(scope), fromMs, untilMs });
}

/** From now on, for so many hours. */
export function readHours({ scope, note, hours }: MaintenanceForm) {
  return z.safeParse(NewMaintenance, { note, scope: scopeOf(scope), hours: typedNumber(hours) });
}
