import type { TimeZone } from "../../domain/model/time.ts";
import { currentLanguage } from "../texts.ts";

/** "Mo., 23.11., 06:15": a moment as wall clocks at the screen show it. */
export function momentWords(ms: number, zone: TimeZone): string {
  const locale = currentLanguage() === "en" ? "en-GB" : "de";
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "2-digit",
    month: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(ms);
}

/** Minutes and seconds: "1:13". */
export function minutesWords(ms: number): string {
  const whole = Math.round(ms / 1000);
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, "0")}`;
}
