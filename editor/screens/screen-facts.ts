import type { Presence } from "../../domain/model/screen.ts";
import { currentLanguage, t } from "../texts.ts";

const SECOND_MS = 1000;

/** What the state means for somebody who stands before the screen, without claiming more than we know. */
export function stateSentence({ state, sinceMs, player }: Presence): string {
  const since = whenText(sinceMs);
  if (state === "live" && player === "fallback") return t("screen.fallback");
  if (state === "live" && player === "stale") return t("screen.stale");
  return t(`screen.${state}Since`, { since });
}

/** "Raspberry…": engine and size as the player reported them. */
export function deviceText({ engine, viewport }: Presence): string {
  const [size] = (viewport ?? "").split("@");
  const parts = [engine?.replace(/^Chromium (\d+)[\d.]*/, "Chromium $1"), size?.replace("x", " × ")].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : t("screens.unknown");
}

/** How far the device's clock is from the server's: "+12 ms", "−3,4 s". The player corrects for it. */
export function clockText({ offsetMs }: Presence): string {
  if (offsetMs === null) return t("screens.unknown");
  const isShort = Math.abs(offsetMs) < SECOND_MS;
  const format = new Intl.NumberFormat(currentLanguage(), { signDisplay: "exceptZero", maximumFractionDigits: isShort ? 0 : 1 });
  const value = isShort ? `${format.format(offsetMs)} ms` : `${format.format(offsetMs / SECOND_MS)} s`;
  return t("screen.clockOffset", { value });
}

/** A time of today, or date and time. */
function whenText(ms: number): string {
  const isToday = new Date(ms).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(currentLanguage(), isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" }).format(
    ms,
  );
}
