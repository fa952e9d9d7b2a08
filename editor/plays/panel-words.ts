import type { PlaysLine } from "../../domain/api/reports.ts";
import { t } from "../texts.ts";
import { durationText } from "./amounts.ts";

/** What is known of the panels while something was painted, as a sentence: nothing is made of what nobody knows. */
export function panelSentence({ onMs, offMs, unknownMs }: PlaysLine["panel"]): string {
  if (onMs + offMs + unknownMs === 0) return "";
  if (onMs + offMs === 0) return t("plays.panelUnknown");
  const parts = [
    onMs > 0 ? t("plays.panelOn", { time: durationText(onMs) }) : "",
    offMs > 0 ? t("plays.panelOff", { time: durationText(offMs) }) : "",
    unknownMs > 0 ? t("plays.panelPartly", { time: durationText(unknownMs) }) : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** The same in few words, for a line: "an 3 Std., aus 10 Min.". */
export function panelShort({ onMs, offMs, unknownMs }: PlaysLine["panel"]): string {
  const parts = [
    onMs > 0 ? t("plays.on", { time: durationText(onMs) }) : "",
    offMs > 0 ? t("plays.off", { time: durationText(offMs) }) : "",
    unknownMs > 0 ? t("plays.unknown", { time: durationText(unknownMs) }) : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
