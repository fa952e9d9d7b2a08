import type { ScreenDisplay } from "../../domain/model/screen.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";

const DAY_MINUTES = 1440;

/** How much of the light is taken away, 0 to 0.9. @param localMs what clocks on the wall read, as `wallMs` says it */
export function dimmingAt({ brightness }: Pick<ScreenDisplay, "brightness">, localMs: number): number {
  const minute = Math.floor(localMs / MINUTE_MS) % DAY_MINUTES;
  const on = brightness.filter(({ startMinute: start, endMinute: end }) =>
    start < end ? minute >= start && minute < end : minute >= start || minute < end,
  );
  return 1 - Math.min(100, ...on.map(({ percent }) => percent)) / 100;
}
