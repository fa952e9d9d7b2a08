import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { scheduleText, stateBadge } from "../announcement-look.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { categoryStyles } from "./category-styles.ts";
import type { Head } from "./grid-head.ts";
import { heatCells } from "./heat.ts";
import { type Item, keyOf, type PlacedBar, type PlacedTakeover, type Row } from "./rows.ts";
import { fractionOf } from "./span.ts";
import { CELL_MS } from "./timeline-view.ts";
import { vars } from "./vars.ts";
import { dateText, dayOfMonth, gapText, loadText, takeoverText } from "./words.ts";

/**
 * The timeline for narrow windows: one group below the other, each with its announcements in the order of their start, a small line that shows
 * when each is on, its gaps and its load.
 * @fires bar-panel - the times of an announcement are to be changed
 * @fires spot - a gap, or the question mark of a group
 * @fires row-toggle - shows or hides the groups below
 */
@customElement("timeline-agenda")
export class TimelineAgenda extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    ...categoryStyles,
    css`
      section {
        margin-bottom: 0.75rem;
        padding: 0.625rem 0.875rem 0.875rem;
        content-visibility: auto;
        contain-intrinsic-size: auto 12rem;
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        padding-left: calc(var(--depth) * 0.5rem);
      }
      h2 {
        flex: 1;
        font-size: 1.0625rem;
      }
      .toggle {
        margin-left: -0.5rem;
      }
      .days {
        position: sticky;
        top: 0;
        z-index: 2;
        margin-inline: -1rem;
        padding: 0.25rem 1.875rem;
        background: var(--paper);
      }
      .line {
        position: relative;
        height: 0.375rem;
        margin-top: 0.5rem;
        border-radius: 3px;
        background: var(--surface-sunk);
        overflow: hidden;
      }
      .days .line {
        height: 1.5rem;
        margin: 0;
        border-radius: 0;
        background: none;
        overflow: visible;
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }
      .part {
        position: absolute;
        inset-block: 0;
        left: calc(var(--x) * 100%);
        width: max(4px, calc(var(--w) * 100%));
        border-radius: inherit;
        background: var(--fill);
      }
      .part.pale {
        background: color-mix(in oklab, var(--fill) 28%, var(--surface-sunk));
      }
      .part.state-draft {
        background-image: repeating-linear-gradient(-45deg, var(--fill) 0 3px, var(--surface) 3px 6px);
      }
      .days span {
        position: absolute;
        left: calc(var(--x) * 100%);
        white-space: nowrap;
      }
      .days .today {
        color: var(--ink);
        font-weight: 700;
      }
      .now {
        position: absolute;
        inset-block: -2px;
        left: calc(var(--x) * 100%);
        width: 2px;
        background: var(--accent);
      }
      li {
        position: relative;
        padding: 0.625rem 0 0.625rem 0.875rem;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li::before {
        content: "";
        position: absolute;
        inset: 0.75rem auto 0.75rem 0;
        width: 4px;
        border-radius: 2px;
        background: var(--fill);
      }
      .top {
        display: flex;
        align-items: start;
        gap: 0.5rem;
      }
      .top a {
        flex: 1;
        min-width: 0;
        padding-block: 0.25rem;
        font-weight: 700;
        overflow-wrap: anywhere;
        text-decoration: none;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.625rem;
      }
      .takeover {
        --fill: var(--alarm-fill);
      }
      .hollow {
        --fill: transparent;
      }
      .hollow .gap {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
        width: calc(100% + 0.875rem);
        min-height: var(--control);
        margin-left: -0.875rem;
        padding: 0.375rem 0.75rem;
        border: 1px dashed var(--line-control);
        border-radius: var(--radius);
        background: none;
        text-align: left;
      }
      .load {
        margin-top: 0.5rem;
      }
      .load.over {
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) head?: Head;
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ type: Number }) limitMs = 0;

  protected override render() {
    const { head } = this;
    if (!head) return nothing;
    return html`${this.#days(head)}${repeat(
      this.rows,
      ({ group }) => group.id,
      (row) => this.#row(row, head),
    )}`;
  }

  #days({ frame, view, nowMs }: Head): TemplateResult | typeof nothing {
    if (view === "day") return nothing;
    const every = view === "week" ? 1 : view === "fortnight" ? 2 : 5;
    return html`<div class="days" aria-hidden="true"><div class="line">${frame.days
      .filter((_, index) => index % every === 0)
      .map(
        ({ date, fromMs, untilMs }) =>
          html`<span class=${nowMs >= fromMs && nowMs < untilMs ? "today" : ""} ${vars({ "--x": fractionOf(fromMs, frame) })}>${view === "week" ? `${dateText(date, { weekday: "short" }).replace(".", "")} ` : ""}${dayOfMonth(date)}</span>`,
      )}</div></div>`;
  }

  #row(row: Row, head: Head): TemplateResult {
    const { group, depth, below, isOpen, items, gaps } = row;
    const cells = heatCells(row.loads, CELL_MS[head.view], this.limitMs, head.frame);
    const isOver = cells.some((cell) => cell.isOver);
    return html`<section class="card" aria-labelledby="g-${group.id}">
      <header ${vars({ "--depth": depth })}>
        ${below > 0 ? html`<button class="button quiet small icon-only toggle" type="button" aria-expanded=${isOpen} aria-label=${t("timeline.below", { name: group.name })} @click=${() => this.#tell("row-toggle", group.id)}><ui-icon name=${isOpen ? "chevron-down" : "chevron-right"}></ui-icon></button>` : nothing}
        <h2 id="g-${group.id}">${group.name}</h2>
        <button class="button quiet small icon-only" type="button" aria-label=${t("timeline.whyIn", { name: group.name })} @click=${() => this.#tell("spot", { groupId: group.id })}><ui-icon name="circle-question-mark"></ui-icon></button>
      </header>
      <ul aria-labelledby="g-${group.id}">
        ${repeat(items, keyOf, (item) => this.#item(item, head))}
        ${gaps.map((gap) => html`<li class="hollow"><button class="gap small" type="button" @click=${() => this.#tell("spot", { groupId: group.id, atMs: Math.round((gap.fromMs + gap.untilMs) / 2) })}><span>${gapText(gap, head.frame)}</span><ui-icon name="circle-question-mark"></ui-icon></button></li>`)}
      </ul>
      ${items.length === 0 && gaps.length === 0 ? html`<p class="soft small">${t("timeline.noneHere")}</p>` : nothing}
      ${cells.length > 0 ? html`<p class="load small ${isOver ? "over" : "soft"}">${loadText(cells, this.limitMs)}</p>` : nothing}
    </section>`;
  }

  #item(item: Item, head: Head): TemplateResult {
    return item.kind === "bar" ? this.#bar(item, head) : this.#takeover(item, head);
  }

  #bar(item: PlacedBar, head: Head): TemplateResult {
    const { bar } = item;
    const title = bar.title || t("announcement.untitled");
    return html`<li class="cat-${bar.category}">
      <div class="top">
        <a href="/announcements/${bar.announcementId}">${title}</a>
        <button class="button quiet small icon-only" type="button" aria-haspopup="dialog" aria-label=${t("timeline.actions", { title })} @click=${() => this.#tell("bar-panel", bar.announcementId)}><ui-icon name="ellipsis-vertical"></ui-icon></button>
      </div>
      <div class="facts small">${stateBadge(bar.state)}${bar.changed ? html`<span class="badge warn">${t("announcement.pending")}</span>` : nothing}<span>${scheduleText(bar.schedule)}</span></div>
      ${this.#line(item, head, bar.schedule.windows.length > 0 ? bar.open : [], bar.state)}
    </li>`;
  }

  #takeover(item: PlacedTakeover, head: Head): TemplateResult {
    return html`<li class="takeover cat-alarm">
      <div class="top"><a href="/takeovers/${item.takeover.takeoverId}">${item.takeover.title}</a><span class="badge bad"><ui-icon name="siren"></ui-icon>${t("timeline.takeoverWord")}</span></div>
      <p class="small">${takeoverText(item.takeover, head.frame)}</p>
      ${this.#line(item, head, [], "live")}
    </li>`;
  }

  #line({ span }: Item, { frame, nowMs }: Head, open: PlacedBar["bar"]["open"], state: string): TemplateResult {
    const part = (kind: string, start: number, end: number) =>
      html`<div class="part ${kind}" ${vars({ "--x": start, "--w": end - start })}></div>`;
    return html`<div class="line" aria-hidden="true">
      ${part(open.length > 0 ? "pale" : `state-${state}`, span.start, span.end)}
      ${open.map(({ fromMs, untilMs }) => part("", fractionOf(fromMs, frame), fractionOf(untilMs, frame)))}
      ${nowMs >= frame.fromMs && nowMs < frame.untilMs ? html`<div class="now" ${vars({ "--x": fractionOf(nowMs, frame) })}></div>` : nothing}
    </div>`;
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
