import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { TimelineBar } from "../../domain/api/timeline.ts";
import type { AnnouncementId, GroupId } from "../../domain/model/id.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { validityText } from "../announcement-look.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { BarDrag, type DragField, wantedAfter } from "./bar-drag.ts";
import { barStyles } from "./bar-styles.ts";
import { categoryStyles } from "./category-styles.ts";
import { columnsTemplate, type Head, headTemplate } from "./grid-head.ts";
import { gripOf, neighbour } from "./grid-keys.ts";
import { rowTemplate } from "./grid-row.ts";
import { gridStyles } from "./grid-styles.ts";
import type { Row } from "./rows.ts";
import { fractionOf, instantAt } from "./span.ts";
import { STEP_MINUTES } from "./timeline-view.ts";
import { vars } from "./vars.ts";

/** Room below the grid for its legend. */
const LEGEND_PX = 60;

/** A bar and the times it shall have. */
export interface BarWish {
  readonly bar: TimelineBar;
  readonly schedule: Schedule;
}

/**
 * Groups down, time across. The pointer drags bars and their edges; the keyboard does the same from one tab stop.
 * @fires bar-open - its title was clicked
 * @fires bar-panel - the bar was clicked, or Enter pressed on it
 * @fires bar-drop - dragged to new times
 * @fires bar-hold - moved by keyboard; Enter (`hold-commit`) or Escape (`hold-cancel`) ends it
 * @fires spot - an empty spot of a group, or its name
 * @fires row-toggle - shows or hides the groups below
 * @fires grid-busy - `detail` tells whether something is being dragged
 * @fires grid-say - something for screen readers
 * @fires grid-width - how wide the time is drawn
 */
@customElement("timeline-grid")
export class TimelineGrid extends LitElement {
  static override styles = [base, gridStyles, barStyles, ...categoryStyles];

  @property({ attribute: false }) head?: Head;
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) barOf: (id: string) => TimelineBar | undefined = () => undefined;
  @property({ attribute: false }) held: AnnouncementId | undefined;
  @property({ type: Number }) limitMs = 0;
  @state() private widthPx = 0;
  @query(".head-days") private readonly days!: HTMLElement | null;
  @query(".scroller") private readonly scroller!: HTMLElement | null;
  @query(".tip") private readonly tip!: HTMLElement | null;
  #spot = "";
  readonly #sizes = new ResizeObserver(() => this.#measure());
  readonly #drag = new BarDrag(this, () => this.#field(), {
    started: () => this.#tell("grid-busy", true),
    ended: () => {
      this.#tell("grid-busy", false);
      if (this.tip) this.tip.hidden = true;
    },
    moved: (schedule, at) => this.#showTip(schedule ? validityText(schedule) : t("timeline.openEnds"), at),
    dropped: (bar, schedule) => this.#tell("bar-drop", { bar, schedule }),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override render() {
    const { head } = this;
    if (!head) return nothing;
    const context = { view: head.view, frame: head.frame, limitMs: this.limitMs, widthPx: this.widthPx, held: this.held };
    const isNow = head.nowMs >= head.frame.fromMs && head.nowMs < head.frame.untilMs;
    return html`<p class="hidden-text" id="hint">${t("timeline.gridHint")}</p>
      <div class="scroller">
        <div class="body ${head.view === "month" || head.view === "fortnight" ? "two-lines" : ""}" role="treegrid" aria-label=${t("timeline.grid")} aria-describedby="hint"
          @pointerdown=${this.#drag.onPointerDown} @click=${this.#onClick} @keydown=${this.#onKey} @focusin=${this.#onFocus}>
          ${columnsTemplate(head)} ${headTemplate(head)}
          ${repeat(
            this.rows,
            ({ group }) => group.id,
            (row) => guard([row, this.widthPx, this.limitMs, head.frame, isHeldIn(row, this.held)], () => rowTemplate(row, context)),
          )}
          ${isNow ? html`<div class="now" role="presentation" ${vars({ "--x": fractionOf(head.nowMs, head.frame) })}></div>` : nothing}
        </div>
      </div>
      <div class="tip" aria-hidden="true" hidden></div>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.days) this.#sizes.observe(this.days);
    this.#keepTabStop();
  }

  /** Puts the focus back on a bar, wherever it is drawn now. */
  focusBar(id: AnnouncementId): void {
    const last = this.renderRoot.querySelector<HTMLElement>(`[data-spot="${CSS.escape(this.#spot)}"]`);
    const bar = last?.dataset["bar"] === id ? last : this.renderRoot.querySelector<HTMLElement>(`[data-bar="${id}"]`);
    bar?.focus();
  }

  #measure(): void {
    this.widthPx = this.days?.clientWidth ?? 0;
    this.#tell("grid-width", this.widthPx);
    if (this.scroller)
      this.scroller.style.setProperty("--above", `${Math.round(this.getBoundingClientRect().top + window.scrollY + LEGEND_PX)}px`);
  }

  #field(): DragField | undefined {
    if (!this.head) return undefined;
    return { root: this.renderRoot, view: this.head.view, frame: this.head.frame, widthPx: this.widthPx, barOf: this.barOf };
  }

  /** One tab stop for the whole grid: where the focus was last, else its first place. */
  #keepTabStop(): void {
    const spots = this.renderRoot.querySelectorAll<HTMLElement>("[data-spot]");
    const stop = this.renderRoot.querySelector<HTMLElement>(`[data-spot="${CSS.escape(this.#spot)}"]`) ?? spots[0];
    for (const spot of this.renderRoot.querySelectorAll<HTMLElement>('[data-spot][tabindex="0"]')) if (spot !== stop) spot.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const spot = event.target instanceof HTMLElement ? event.target.dataset["spot"] : undefined;
    if (spot === undefined) return;
    this.#spot = spot;
    this.#keepTabStop();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const { target } = event;
    if (!(target instanceof Element) || this.#drag.takeClick()) return;
    const groupId = this.#groupOf(target);
    const bar = this.#barAt(target);
    const takeover = target.closest<HTMLElement>("[data-takeover]")?.dataset["takeover"];
    const track = target.closest(".track");
    if (bar) this.#tell(target.closest("[data-title]") && event.detail > 0 ? "bar-open" : "bar-panel", bar.announcementId);
    else if (takeover) this.#tell("takeover-open", takeover);
    else if (groupId && target.closest("[data-toggle]")) this.#tell("row-toggle", groupId);
    else if (groupId && (track || target.closest("[data-spot]")))
      this.#tell("spot", { groupId, atMs: track ? this.#instant(track, event.clientX) : undefined });
  };

  #instant(track: Element, x: number): number | undefined {
    const { left, width } = track.getBoundingClientRect();
    return this.head ? instantAt((x - left) / width, this.head.frame) : undefined;
  }

  #groupOf(target: Element): GroupId | undefined {
    const id = target.closest<HTMLElement>("[data-group]")?.dataset["group"];
    return this.rows.find(({ group }) => group.id === id)?.group.id;
  }

  #barAt(target: Element): TimelineBar | undefined {
    const id = target.closest<HTMLElement>("[data-bar]")?.dataset["bar"];
    return id === undefined ? undefined : this.barOf(id);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.dataset["spot"] === undefined) return;
    const bar = this.#barAt(target);
    const handled = (bar && this.#barKey(event, bar)) || (!event.altKey && (this.#toggleKey(event, target) || this.#goKey(event, target)));
    if (handled) event.preventDefault();
  };

  #barKey(event: KeyboardEvent, bar: TimelineBar): boolean {
    const isHeld = this.held === bar.announcementId;
    if (isHeld && (event.key === "Enter" || event.key === "Escape")) {
      this.#tell(event.key === "Enter" ? "hold-commit" : "hold-cancel", undefined);
      return true;
    }
    const wish = gripOf(event);
    if (!wish || !this.head) return false;
    const schedule = wantedAfter(bar, wish.grip, wish.step * STEP_MINUTES[this.head.view], this.head.frame);
    if (schedule) this.#tell("bar-hold", { bar, schedule });
    else this.#tell("grid-say", t(bar.schedule.from === null || bar.schedule.until === null ? "timeline.openEnds" : "timeline.tooFar"));
    return true;
  }

  /** On a name, right shows the groups below and left hides them. */
  #toggleKey({ key }: KeyboardEvent, target: HTMLElement): boolean {
    const row = this.rows.find(({ group }) => target.dataset["spot"] === `${group.id}/`);
    if (!row || row.below === 0 || !((key === "ArrowRight" && !row.isOpen) || (key === "ArrowLeft" && row.isOpen))) return false;
    this.#tell("row-toggle", row.group.id);
    return true;
  }

  #goKey({ key }: KeyboardEvent, target: HTMLElement): boolean {
    const next = neighbour(this.renderRoot, target, key);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return next !== undefined;
  }

  #showTip(text: string, { x, y }: { readonly x: number; readonly y: number }): void {
    const { tip } = this;
    if (!tip) return;
    tip.hidden = false;
    if (tip.textContent !== text) {
      tip.textContent = text;
      this.#tell("grid-say", text);
    }
    tip.style.setProperty("--left", `${Math.min(x + 12, window.innerWidth - 340)}px`);
    tip.style.setProperty("--top", `${y + 18}px`);
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function isHeldIn({ items }: Row, held: AnnouncementId | undefined): boolean {
  return held !== undefined && items.some((item) => item.kind === "bar" && item.bar.announcementId === held);
}
