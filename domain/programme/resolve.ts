import type { Resolution, WithheldReason } from "../model/resolution.ts";
import { type Candidate, candidatesFor } from "./candidate.ts";
import type { AudienceSpec, City } from "./city.ts";

/**
 * What a screen of this audience shows at an instant, in order, and why it does not show the rest. This is the one place that decides:
 * `compile` samples `whyWithheld` at every boundary. Starts are inclusive, ends exclusive.
 * @param atMs UTC epoch milliseconds
 */
export function resolve(city: City, audience: AudienceSpec, atMs: number): Resolution {
  const shown: Resolution["shown"][number][] = [];
  const withheld: Resolution["withheld"][number][] = [];
  for (const candidate of candidatesFor(city, audience)) {
    const { id } = candidate.announcement;
    const reason = whyWithheld(candidate, atMs);
    if (reason === null) shown.push(id);
    else withheld.push({ announcementId: id, reason });
  }
  return { shown, withheld };
}

/** Why an announcement is not shown at an instant, or null if it is. If several reasons hold, the first in this order is given. */
export function whyWithheld({ targeted, announcement, validity, mediaReady }: Candidate, atMs: number): WithheldReason | null {
  if (!targeted) return "not-targeted";
  if (atMs < announcement.publishedAtMs) return "not-yet-published";
  if (atMs < validity.fromMs) return "before-start";
  if (atMs >= validity.untilMs) return "after-end";
  if (!mediaReady) return "media-not-ready";
  return null;
}
