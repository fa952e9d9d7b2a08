import type { AnnouncementId } from "../model/id.ts";
import { DAY_MS, type Interval } from "../model/time.ts";
import { candidatesFor, showableIn } from "./candidate.ts";
import type { AudienceSpec, City } from "./city.ts";
import { clipped, meet, merged, without } from "./intervals.ts";
import { endOf } from "./load.ts";
import { loopMsOf } from "./loop-length.ts";
import { quietIntervals } from "./occurrences.ts";
import { rememberedOccurrences } from "./remembered-occurrences.ts";
import { stretchesOf } from "./stretches.ts";

/** An audience and how many screens it has. */
export interface SizedAudience {
  readonly audience: AudienceSpec;
  readonly screens: number;
}

/**
 * What becomes of one announcement on one audience over a frame, takeovers left aside. `open`: its schedule lets it show; `awake`: that
 * outside quiet hours; `shown`: it shows. `displacedBy`: who is shown while it is open and does not show. `rounds`: how long the loops it
 * takes part in are, and from when on.
 */
export interface Outlook {
  readonly open: readonly Interval[];
  readonly awake: readonly Interval[];
  readonly shown: readonly Interval[];
  readonly displacedBy: readonly AnnouncementId[];
  readonly rounds: readonly { readonly fromMs: number; readonly loopMs: number }[];
}

/** @returns null if the announcement is not meant for this audience */
export function outlookOf(city: City, audience: AudienceSpec, id: AnnouncementId, frame: Interval): Outlook | null {
  const candidates = candidatesFor(city, audience).filter(({ targeted }) => targeted);
  const own = candidates.find(({ announcement }) => announcement.id === id);
  if (own === undefined) return null;
  const days = wholeDays(frame);
  const open = clipped(showableIn(own, days, rememberedOccurrences), frame);
  if (open.length === 0) return NEVER;
  const awake = without(open, quietIntervals(audience.quietHours, audience.zone, days));
  const stretches = stretchesOf(candidates, audience, days)
    .map((stretch, index, all) => ({ ...stretch, untilMs: endOf(all, index, days) }))
    .filter(({ fromMs, untilMs }) => untilMs > frame.fromMs && fromMs < frame.untilMs);
  const shown = stretches.filter((stretch) => stretch.shown.includes(own));
  const instead = stretches.filter((stretch) => !stretch.shown.includes(own) && meet([stretch], awake));
  return {
    open,
    awake,
    shown: clipped(merged(shown), frame),
    displacedBy: [...new Set(instead.flatMap((stretch) => stretch.shown.map(({ announcement }) => announcement.id)))],
    rounds: shown.map((stretch) => ({ fromMs: stretch.fromMs, loopMs: loopMsOf(stretch.shown) })),
  };
}

const NEVER: Outlook = { open: [], awake: [], shown: [], displacedBy: [], rounds: [] };

/** The days of UTC that a frame touches: questions asked at any time of a day share what was worked out for it. */
function wholeDays({ fromMs, untilMs }: Interval): Interval {
  return { fromMs: Math.floor(fromMs / DAY_MS) * DAY_MS, untilMs: Math.ceil(untilMs / DAY_MS) * DAY_MS };
}
