import type { Presence, ScreenDisplay } from "../../domain/model/screen.ts";
import { currentLanguage, t } from "../texts.ts";
import { numberToType } from "../typed-number.ts";

const SECOND_MS = 1000;

/** What the state means for somebody who stands before the screen, without claiming more than we know. */
export function stateSentence({ state, sinceMs, player, panel, trouble, showsUntilMs }: Presence): string {
  const since = whenText(sinceMs);
  if (state === "live" && player === "fallback") return t("screen.fallback");
  if (state === "live" && panel === "off") return t("panel.offSentence");
  if (state === "faulty") return t(`trouble.${trouble ?? "internal"}`, { since });
  if (state === "stale") return t("screen.staleSince", { since, until: whenText(showsUntilMs ?? sinceMs) });
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

/** Whether the panel is switched on, as far as its device can tell; a screen that we do not hear of says nothing of it. */
export function panelText({ panel, state }: Presence): string {
  const isHeard = state === "live" || state === "off" || state === "faulty" || state === "late";
  return t(`panel.${isHeard ? panel : "unknown"}`);
}

/** What is particular about a screen's glass, in a few words; nothing if it is as usual. */
export function displayText({ rotation, largeType, calm, wall, brightness, overscanPercent }: ScreenDisplay): string {
  const place = wall && t("display.placeAt", { row: wall.row + 1, column: wall.column + 1 });
  const parts = [
    ...(rotation === 0 ? [] : [t(`display.rotation${rotation}`)]),
    ...(wall && place ? [t("display.inWall", { columns: wall.columns, rows: wall.rows, place })] : []),
    ...(largeType ? [t("display.largeType")] : []),
    ...(calm ? [t("display.calm")] : []),
    ...(brightness.length > 0 ? [t("display.dimmed")] : []),
    ...(overscanPercent > 0 ? [t("display.movedIn", { percent: numberToType(overscanPercent) })] : []),
  ];
  return new Intl.ListFormat(currentLanguage(), { type: "conjunction", style: "narrow" }).format(parts);
}

/** A time of today, or date and time. */
function whenText(ms: number): string {
  const isToday = new Date(ms).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(currentLanguage(), isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" }).format(
    ms,
  );
}
