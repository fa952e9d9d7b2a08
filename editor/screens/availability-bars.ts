import { html, nothing, svg, type TemplateResult } from "lit";
import type { ScreenAvailability } from "../../domain/api/screens.ts";
import type { Availability, AvailabilityBy } from "../../domain/model/availability.ts";
import { currentLanguage, t } from "../texts.ts";

const STEP = 3;
const WIDTH = 2;
const HEIGHT = 18;

/** How available a screen was, one bar for each hour, day or month: heard of, silent but showing by all we know, silent. What nobody knows is a dot. */
export function availabilityBars(item: ScreenAvailability | null, by: AvailabilityBy): TemplateResult {
  if (item === null) return html`<span class="bars"></span>`;
  const width = item.bars.length * STEP - (STEP - WIDTH);
  return html`<svg class="bars" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label=${t("availability.label", { share: shareText(item), by: t(`availability.${by}`) })}>
    ${svg`<path class="heard" d=${stacked(item.bars, () => 0, heard)}></path><path class="stale" d=${stacked(item.bars, heard, stale)}></path><path class="silent" d=${stacked(item.bars, (bar) => heard(bar) + stale(bar), silent)}></path><path class="unknown" d=${dots(item.bars)}></path>`}
  </svg>`;
}

/** "99,98 %": of the time that is known, how much it was heard of. Never rounded up to all of it. */
export function shareText({ total: { heardMs, knownMs } }: ScreenAvailability): string {
  if (knownMs === 0) return "–";
  const format = new Intl.NumberFormat(currentLanguage(), { style: "percent", maximumFractionDigits: 2 });
  return format.format(Math.floor((heardMs / knownMs) * 10_000) / 10_000);
}

/** The share beside the bars. */
export function availabilityShare(item: ScreenAvailability | null): TemplateResult | typeof nothing {
  return item === null ? nothing : html`${shareText(item)}`;
}

const heard = ({ heardMs, knownMs }: Availability) => (knownMs === 0 ? 0 : heardMs / knownMs);
const stale = ({ staleMs, knownMs }: Availability) => (knownMs === 0 ? 0 : staleMs / knownMs);
const silent = (bar: Availability) => (bar.knownMs === 0 ? 0 : 1 - heard(bar) - stale(bar));

/** A short outage is still to be seen. */
function stacked(bars: readonly Availability[], below: (bar: Availability) => number, share: (bar: Availability) => number): string {
  return bars
    .map((bar, place) => {
      const part = share(bar);
      if (part <= 0) return "";
      const high = Math.max(part * HEIGHT, 2);
      const bottom = HEIGHT - Math.min(below(bar) * HEIGHT, HEIGHT - high);
      return `M${place * STEP} ${round(bottom)}v${round(-high)}h${WIDTH}v${round(high)}z`;
    })
    .join("");
}

function dots(bars: readonly Availability[]): string {
  return bars.map(({ knownMs }, place) => (knownMs === 0 ? `M${place * STEP} ${HEIGHT}v-2h${WIDTH}v2z` : "")).join("");
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
