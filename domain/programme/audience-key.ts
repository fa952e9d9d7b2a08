import type { QuietHours } from "../model/quiet-hours.ts";
import type { AudienceSpec } from "./city.ts";

/** A name for an audience: equal for equal audiences, whatever the order or repetition of their groups and quiet hours. */
export function audienceKey({ zone, theme, groupIds, region, minimumShown, horizonDays, quietHours }: AudienceSpec): string {
  const quiet = sortedOnce(quietHours.map(quietKey));
  return [zone, theme, sortedOnce(groupIds).join(","), region ?? "", minimumShown, horizonDays, quiet.join(",")].join("|");
}

/** `12345/22:00-05:00` */
function quietKey({ start, end, weekdays }: QuietHours): string {
  return `${sortedOnce(weekdays.map(String)).join("")}/${start}-${end}`;
}

function sortedOnce(items: readonly string[]): readonly string[] {
  return [...new Set(items)].sort();
}
