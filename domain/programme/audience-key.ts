import type { AudienceSpec } from "./city.ts";

/** A name for an audience: equal for equal audiences, whatever the order or repetition of their groups. */
export function audienceKey({ zone, theme, groupIds }: AudienceSpec): string {
  return [zone, theme, [...new Set(groupIds)].sort().join(",")].join("|");
}
