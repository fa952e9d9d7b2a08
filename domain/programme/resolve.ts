import type { Resolution, Withheld } from "../model/resolution.ts";
import { type Candidate, candidatesFor, precedenceOf, whyNotShowable } from "./candidate.ts";
import type { AudienceSpec, City } from "./city.ts";
import { quietIntervals } from "./occurrences.ts";
import { shownOf } from "./rank.ts";
import { takeoversFor } from "./takeovers.ts";

/**
 * What a screen of this audience shows at an instant, in order, and why it does not show the rest. Starts are inclusive, ends exclusive.
 * Takeovers come before quiet hours, these before the programme. `compile` cuts its segments with the same functions.
 * @param atMs UTC epoch milliseconds
 */
export function resolve(city: City, audience: AudienceSpec, atMs: number): Resolution {
  const moment = { fromMs: atMs, untilMs: atMs + 1 };
  const candidates = candidatesFor(city, audience);
  const reasons = candidates.map((candidate) => whyNotShowable(candidate, atMs));
  const takeovers = takeoversFor(city, audience, moment).map(({ id }) => id);
  const quiet = takeovers.length === 0 && quietIntervals(audience.quietHours, audience.zone, moment).length > 0;
  const programme = shownOf(
    candidates.filter((_, index) => reasons[index] === null),
    precedenceOf,
    audience.minimumShown,
  );
  const obstacle = takeovers.length > 0 ? "takeover" : quiet ? "quiet-hours" : null;
  const shown = new Set(programme);
  const displacement = displacementBy(programme);
  const withheld = candidates.flatMap((candidate, index): Withheld[] => {
    const why = reasons[index] ?? (shown.has(candidate) ? obstacle : displacement);
    if (why === null) return [];
    const { id: announcementId } = candidate.announcement;
    return [typeof why === "string" ? { announcementId, reason: why, by: [] } : { announcementId, ...why }];
  });
  return { takeovers, quiet, shown: obstacle === null ? programme.map(({ announcement }) => announcement.id) : [], withheld };
}

/** How the programme keeps others from being shown that may be. */
function displacementBy(programme: readonly Candidate[]): Omit<Withheld, "announcementId"> {
  const reason = programme.some((candidate) => precedenceOf(candidate) === "exclusive") ? "displaced" : "not-needed";
  return { reason, by: programme.map(({ announcement }) => announcement.id) };
}
