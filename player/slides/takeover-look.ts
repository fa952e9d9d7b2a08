import type { PlayedTakeover } from "../../domain/model/playlist.ts";
import type { Severity } from "../../domain/model/takeover.ts";

/** Ground and ink of a takeover, and of the badge with its word. Text on either has a contrast of at least 7. */
export interface TakeoverColours {
  readonly ground: string;
  readonly ink: string;
  readonly badge: string;
  readonly badgeInk: string;
}

/** The worse, the darker the red; the worst also turns its badge round. A drill has none of these colours, and bands at top and bottom. */
export const TAKEOVER_COLOURS: Readonly<Record<Severity | "drill", TakeoverColours>> = {
  extreme: { ground: "#7d0a24", ink: "#ffffff", badge: "#ffffff", badgeInk: "#7d0a24" },
  severe: { ground: "#a81d19", ink: "#ffffff", badge: "#a81d19", badgeInk: "#ffffff" },
  moderate: { ground: "#ffc02e", ink: "#211800", badge: "#ffc02e", badgeInk: "#211800" },
  drill: { ground: "#0b4a5a", ink: "#ffffff", badge: "#ffffff", badgeInk: "#0b4a5a" },
};

export function coloursOf({ drill, severity }: Pick<PlayedTakeover, "drill" | "severity">): TakeoverColours {
  return TAKEOVER_COLOURS[drill ? "drill" : severity];
}
