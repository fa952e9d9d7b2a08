import type { ZoneOffset } from "../model/playlist.ts";
import { Instant, type Interval, type TimeZone } from "../model/time.ts";

const NANOSECONDS_PER_MINUTE = 60_000_000_000;

/** How far wall clocks in a zone are ahead of UTC during an interval: the first entry at its start, then one per transition inside it. */
export function zoneOffsets(zone: TimeZone, { fromMs, untilMs }: Interval): readonly ZoneOffset[] {
  const offsets: ZoneOffset[] = [];
  let moment: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  while (moment !== null && moment.epochMilliseconds < untilMs) {
    offsets.push({
      fromMs: Instant.parse(moment.epochMilliseconds),
      offsetMinutes: Math.round(moment.offsetNanoseconds / NANOSECONDS_PER_MINUTE),
    });
    moment = moment.getTimeZoneTransition("next");
  }
  return offsets;
}
