import type { Schedule } from "../model/schedule.ts";
import type { Interval } from "../model/time.ts";
import { type Locality, occurrences } from "./occurrences.ts";

/** Frames and places remembered per schedule: audiences differ in few of either, and old horizons are not asked for again. */
const MAX_REMEMBERED = 64;
const remembered = new WeakMap<Schedule, Map<string, readonly Interval[]>>();

/** `occurrences` for audiences that share schedules, places and a horizon: expanded once for all of them. */
export function rememberedOccurrences(schedule: Schedule, locality: Locality, frame: Interval): readonly Interval[] {
  const kept = remembered.get(schedule) ?? new Map<string, readonly Interval[]>();
  remembered.set(schedule, kept);
  const key = `${locality.zone}|${locality.region ?? ""}|${String(frame.fromMs)}|${String(frame.untilMs)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MAX_REMEMBERED) kept.clear();
  const open = occurrences(schedule, locality, frame);
  kept.set(key, open);
  return open;
}
