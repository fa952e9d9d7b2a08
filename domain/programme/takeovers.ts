import type { PlayedTakeover } from "../model/playlist.ts";
import type { StandingTakeover } from "../model/takeover.ts";
import { Instant, type Interval } from "../model/time.ts";
import { parseMarkdown } from "../reading/markdown.ts";
import type { AudienceSpec, City } from "./city.ts";
import { slideId } from "./slide-id.ts";
import { compareTakeovers } from "./takeover-order.ts";
import { coveredGroups, isTargeted } from "./targeting.ts";

/** The takeovers that lie over an audience's programme at any time within `frame`, worst first, then newest. */
export function takeoversFor(city: City, audience: AudienceSpec, frame: Interval): readonly StandingTakeover[] {
  const standing = city.takeovers.filter(({ fromMs, untilMs }) => fromMs < untilMs && fromMs < frame.untilMs && untilMs > frame.fromMs);
  if (standing.length === 0) return [];
  const covered = coveredGroups(city.groups, audience.groupIds);
  return standing
    .filter(({ targets }) => isTargeted(targets, covered))
    .sort((a, b) => compareTakeovers({ ...a, severity: a.message.severity }, { ...b, severity: b.message.severity }));
}

/** A takeover as it travels in a playlist. */
export function toPlayed({ id, version, message, fromMs, untilMs }: StandingTakeover): PlayedTakeover {
  return {
    id: slideId({ id, version }, "takeover"),
    takeoverId: id,
    kind: message.kind,
    severity: message.severity,
    drill: message.drill,
    fromMs: Instant.parse(fromMs),
    untilMs: Instant.parse(untilMs),
    variants: message.variants.map(({ language, title, body }) => ({ language, title, body: parseMarkdown(body) })),
  };
}
