import type { Stretch } from "../../domain/api/schedules.ts";
import { Instant, type Interval } from "../../domain/model/time.ts";

/** A stretch as it travels. */
export function toStretch({ fromMs, untilMs }: Interval): Stretch {
  return { fromMs: Instant.parse(fromMs), untilMs: Instant.parse(untilMs) };
}
