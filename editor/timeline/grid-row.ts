import { html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Interval } from "../../domain/model/time.ts";
import { t } from "../texts.ts";
import { heatCells, heatPaths, SHADES } from "./heat.ts";
import { type Item, keyOf, type PlacedBar, type PlacedTakeover, type Row } from "./rows.ts";
import { fractionOf } from "./span.ts";
import { CELL_MS, type Frame, type View } from "./timeline-view.ts";
import { vars } from "./vars.ts";
import { barText, gapText, loadText, takeoverText } from "./words.ts";

export interface RowContext {
  readonly view: View;
  readonly frame: Frame;
  readonly limitMs: number;
  /** How wide the track is, in CSS pixels. */
  readonly widthPx: number;
  readonly held: AnnouncementId | undefined;
}

const HEAT_PX = 14;
const STATE_ICONS = { draft: "pencil", scheduled: "clock", live: undefined, ended: "check", withdrawn: "archive-x" } as const;

/** One group: its name, its bars, its gaps, its load. Every place the keyboard can go to has a `data-spot`. */
export function rowTemplate(row: Row, context: RowContext): TemplateResult {
  const { group, depth, below, isOpen } = row;
  return html`<div class="row" role="row" aria-level=${depth + 1} aria-expanded=${below > 0 ? String(isOpen) : nothing} data-group=${group.id} ${vars({ "--lanes": row.laneCount, "--depth": depth })}>
    <div class="group" role="rowheader">
      ${below > 0 ? html`<button class="toggle" type="button" tabindex="-1" data-toggle aria-expanded=${isOpen} aria-label=${t("timeline.below", { name: group.name })}><ui-icon name=${isOpen ? "chevron-down" : "chevron-right"}></ui-icon></button>` : html`<span class="toggle"></span>`}
      <button class="group-name" type="button" tabindex="-1" data-spot="${group.id}/" title=${t("timeline.whyIn", { name: group.name })}>${group.name}${below > 0 && !isOpen ? html`<span class="soft">${t("timeline.hidden", { count: below })}</span>` : nothing}</button>
    </div>
    <div class="track" role="gridcell">
      ${row.gaps.map((gap) => gapTemplate(gap, context))}
      ${repeat(row.items, keyOf, (item) => itemTemplate(item, row, context))}
      ${heatTemplate(row, context)}
    </div>
  </div>`;
}

function gapTemplate(gap: Interval, { frame }: RowContext): TemplateResult {
  const start = fractionOf(gap.fromMs, frame);
  return html`<div class="gap" ${vars({ "--x": start, "--w": fractionOf(gap.untilMs, frame) - start })}><span class="hidden-text">${gapText(gap, frame)}</span></div>`;
}

function itemTemplate(item: Item, row: Row, context: RowContext): TemplateResult {
  return item.kind === "bar" ? barTemplate(item, row, context) : takeoverTemplate(item, row, context);
}

function placeOf({ span, lane, beside }: Item, { widthPx }: RowContext) {
  return {
    "--x": span.start,
    "--w": span.end - span.start,
    "--lane": lane,
    "--room": `${String(Math.floor(beside * widthPx))}px`,
  } as const;
}

function edges({ span, label }: Item): string {
  const side = (name: "start" | "end", isCut: boolean, isOpen: boolean) => (isOpen ? `open-${name}` : isCut ? `cut-${name}` : "");
  return `label-${label} ${side("start", span.startCut, span.startOpen)} ${side("end", span.endCut, span.endOpen)}`;
}

function barTemplate(item: PlacedBar, { group }: Row, context: RowContext): TemplateResult {
  const { bar, span } = item;
  const isWindowed = bar.schedule.windows.length > 0 && bar.state !== "draft";
  const icon = bar.changed ? "pencil" : STATE_ICONS[bar.state];
  const words = barText(bar);
  const look = `cat-${bar.category} state-${bar.state} ${isWindowed ? "windowed" : ""} ${bar.announcementId === context.held ? "held" : ""}`;
  return html`<button class="bar ${look} ${edges(item)}" type="button" tabindex="-1" aria-haspopup="dialog" aria-label=${words} title=${words}
      data-spot="${group.id}/${bar.announcementId}" data-bar=${bar.announcementId} ${vars(placeOf(item, context))}>
    <span class="words">${icon ? html`<ui-icon name=${icon}></ui-icon>` : nothing}<span class="name" data-title>${bar.title || t("announcement.untitled")}</span></span>
    ${isWindowed ? html`<span class="windows" ${vars({ "--windows": stripes(item, context.frame) })}></span>` : nothing}
    ${span.startCut && !span.startOpen ? nothing : html`<span class="grip start" data-grip="start"></span>`}
    ${span.endCut && !span.endOpen ? nothing : html`<span class="grip end" data-grip="end"></span>`}
  </button>`;
}

function takeoverTemplate(item: PlacedTakeover, { group }: Row, context: RowContext): TemplateResult {
  const { takeover } = item;
  const words = takeoverText(takeover, context.frame);
  return html`<button class="bar takeover ${takeover.drill ? "drill" : ""} ${edges(item)}" type="button" tabindex="-1" aria-label=${words} title=${words}
      data-spot="${group.id}/${takeover.takeoverId}" data-takeover=${takeover.takeoverId} ${vars(placeOf(item, context))}>
    <span class="words"><ui-icon name="siren"></ui-icon><span class="name">${takeover.title}</span></span>
  </button>`;
}

/** The open windows of a bar as one gradient: one element, however many windows. Its parts are parts of the bar, not of the frame. */
function stripes({ bar, span }: PlacedBar, frame: Frame): string {
  const width = span.end - span.start;
  const part = (atMs: number) => `${String(Math.round(((fractionOf(atMs, frame) - span.start) / width) * 10_000) / 100)}%`;
  const stops = bar.open.map(
    ({ fromMs, untilMs }) => `transparent ${part(fromMs)}, var(--fill) ${part(fromMs)} ${part(untilMs)}, transparent ${part(untilMs)}`,
  );
  return stops.length > 0 ? `linear-gradient(to right, transparent 0, ${stops.join(", ")})` : "none";
}

function heatTemplate({ loads }: Row, { frame, view, limitMs, widthPx }: RowContext): TemplateResult | typeof nothing {
  if (loads.length === 0 || widthPx === 0) return nothing;
  const cells = heatCells(loads, CELL_MS[view], limitMs, frame);
  const paths = heatPaths(cells, frame, widthPx, HEAT_PX);
  return html`<svg class="heat" role="img" aria-label=${loadText(cells, limitMs)} viewBox="0 0 ${widthPx} ${HEAT_PX}" preserveAspectRatio="none">
    ${paths.map((path, slot) => (path ? svg`<path class=${slot > SHADES ? "over" : `shade-${String(slot)}`} d=${path}></path>` : nothing))}
  </svg>`;
}
