import { currentLanguage, t } from "../texts.ts";

const UNITS = [
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** How long, in the two largest units that say something: "312 Std. 5 Min.", "40 Sek.", "0 Min.". */
export function durationText(ms: number): string {
  const first = UNITS.findIndex(([, size]) => ms >= size);
  if (first === -1) return unitText("minute", 0);
  let left = ms;
  return UNITS.slice(first, first + 2)
    .flatMap(([unit, size]) => {
      const amount = Math.floor(left / size);
      left -= amount * size;
      return amount === 0 ? [] : [unitText(unit, amount)];
    })
    .join(" ");
}

/** How often: "714-mal"; what only went on hanging has not come. */
export function timesText({ count, ms }: { readonly count: number; readonly ms: number }): string {
  return count === 0 && ms === 0 ? t("plays.never") : t("plays.times", { count });
}

/** How much of what was scheduled was painted, never more of a percent than it was. */
export function shareText(painted: number, scheduled: number): string {
  const share = Math.min(1, Math.floor((painted / scheduled) * 100) / 100);
  return new Intl.NumberFormat(currentLanguage(), { style: "percent" }).format(share);
}

function unitText(unit: (typeof UNITS)[number][0], amount: number): string {
  return new Intl.NumberFormat(currentLanguage(), { style: "unit", unit, unitDisplay: "short" }).format(amount).replaceAll(" ", "\u00a0");
}
