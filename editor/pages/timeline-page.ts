import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TimelineBar } from "../../domain/api/timeline.ts";
import type { AnnouncementId, GroupId, TakeoverId } from "../../domain/model/id.ts";
import { dateOf, dayAt } from "../../domain/programme/wall-clock.ts";
import { validityText } from "../announcement-look.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { GroupList } from "../group-list.ts";
import { navigate, type Place } from "../router.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { rows as rowStyles } from "../style/rows.ts";
import { t } from "../texts.ts";
import { addressOf, isSifting, readStand, type Stand } from "../timeline/address.ts";
import { BarMoves } from "../timeline/bar-moves.ts";
import "../timeline/bar-panel.ts";
import "../timeline/gap-list.ts";
import { legendStyles, legendTemplate } from "../timeline/legend.ts";
import "../timeline/move-question.ts";
import { pageStyles } from "../timeline/page-styles.ts";
import { type Row, rowsOf, withMove } from "../timeline/rows.ts";
import { sharedRows } from "../timeline/same-again.ts";
import "../timeline/timeline-agenda.ts";
import { TimelineData } from "../timeline/timeline-data.ts";
import "../timeline/timeline-grid.ts";
import type { BarWish, TimelineGrid } from "../timeline/timeline-grid.ts";
import { type Day, frameOf } from "../timeline/timeline-view.ts";
import { stepsTemplate, type Toolbar, toolbarStyles, toolsTemplate } from "../timeline/toolbar.ts";
import "../timeline/why-panel.ts";
import type { WhySpot } from "../timeline/why-panel.ts";
import { frameName } from "../timeline/words.ts";

const SEARCH_WAIT_MS = 200;
const TICK_MS = 20_000;
/** The agenda writes titles on lines of their own. */
const AGENDA_PX = 1000;
const NARROW = "(max-width: 48rem)";

/** When what runs where: groups down, time across, or one below the other on a phone. */
@customElement("timeline-page")
export class TimelinePage extends LitElement {
  static override styles = [base, buttons, fields, notes, rowStyles, toolbarStyles, legendStyles, pageStyles];

  @property({ attribute: false }) place?: Place;
  @state() private closed: ReadonlySet<GroupId> = new Set();
  @state() private narrow = matchMedia(NARROW).matches;
  /** 0 until the grid has been measured: its rows are placed once and not twice. */
  @state() private widthPx = 0;
  @state() private panel: AnnouncementId | undefined;
  @state() private spot: WhySpot | undefined;
  @state() private listsGaps = false;
  @state() private showsFilters = false;
  readonly #groups = new GroupList(this);
  readonly #data = new TimelineData(this);
  readonly #moves = new BarMoves(this, () => this.#data.refresh());
  readonly #media = matchMedia(NARROW);
  #rows: readonly Row[] = [];
  #rowsFor: readonly unknown[] = [];
  #typing: number | undefined;
  #clock: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#media.addEventListener("change", this.#onMedia);
    this.#clock = window.setInterval(() => this.requestUpdate(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#media.removeEventListener("change", this.#onMedia);
    clearInterval(this.#clock);
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("place")) return;
    const { view, date } = this.#stand;
    this.#data.show(frameOf(view, date, this.#zone), view);
  }

  get #zone() {
    return this.#data.answer?.zone ?? currentSession().organisation.zone;
  }

  get #today() {
    return dateOf(dayAt(this.#data.nowMs, this.#zone));
  }

  get #stand(): Stand {
    return readStand(this.place?.query ?? new URLSearchParams(), this.#today);
  }

  protected override render() {
    const toolbar = this.#toolbar();
    return html`
      <div class="page-header">
        <h1 tabindex="-1">${t("timeline.title")}</h1>
        ${stepsTemplate(toolbar)}
        <span class="push">
          <button class="button" type="button" @click=${() => this.#ask(this.#stand.groupId)}><ui-icon name="circle-question-mark"></ui-icon>${t("timeline.why")}</button>
          <a class="button primary" href="/announcements/new"><ui-icon name="plus"></ui-icon>${t("timeline.new")}</a>
        </span>
      </div>
      ${toolsTemplate(toolbar)} ${listFailure(this.#data.failed, () => this.#data.refresh())}
      ${this.#content()} ${this.#pending()}
      <div class="hidden-text" role="status">${this.#moves.said}</div>
      ${this.#panels()}
    `;
  }

  #toolbar(): Toolbar {
    const stand = this.#stand;
    return {
      stand,
      today: this.#today,
      name: frameName(stand.view, frameOf(stand.view, stand.date, this.#zone)),
      groups: this.#groups.groups,
      gapCount: this.#visibleRows().reduce((sum, { gaps }) => sum + gaps.length, 0),
      go: (to, how) => navigate(addressOf(to), { replace: how === "replace" }),
      onSearch: this.#onSearch,
      onGaps: () => {
        this.listsGaps = true;
      },
      showsFilters: this.showsFilters,
      onFilters: () => {
        this.showsFilters = !this.showsFilters;
      },
    };
  }

  #content(): TemplateResult | typeof nothing {
    const { answer, frame, view } = this.#data;
    if (!answer || !frame || !this.#groups.loaded) return this.#data.failed === undefined ? listLoading() : nothing;
    const rows = this.#visibleRows();
    if (rows.length === 0 && isSifting(this.#stand) && (this.narrow || this.widthPx > 0)) return this.#nothingFound();
    const nowMs = this.#data.nowMs;
    const head = { view, frame, nowMs, holidays: answer.holidays, addressOfDay: this.#addressOfDay };
    return html`
      ${answer.bars.length === 0 && answer.takeovers.length === 0 && !isSifting(this.#stand) ? this.#teach() : nothing}
      ${
        this.narrow
          ? html`<timeline-agenda .head=${head} .rows=${rows} .limitMs=${answer.loopLimitMs} @bar-panel=${this.#onPanel} @spot=${this.#onSpot} @row-toggle=${this.#onToggle}></timeline-agenda>`
          : html`<timeline-grid .head=${head} .rows=${this.widthPx > 0 ? rows : []} .limitMs=${answer.loopLimitMs} .held=${this.#moves.pending?.id} .barOf=${this.#barOf}
              @bar-open=${(event: CustomEvent<AnnouncementId>) => navigate(`/announcements/${event.detail}`)} @bar-panel=${this.#onPanel}
              @bar-drop=${(event: CustomEvent<BarWish>) => void this.#moves.drop(event.detail.bar, event.detail.schedule)}
              @bar-hold=${(event: CustomEvent<BarWish>) => this.#moves.hold(event.detail.bar, event.detail.schedule)}
              @hold-commit=${this.#moves.commit} @hold-cancel=${this.#moves.cancel} @spot=${this.#onSpot} @row-toggle=${this.#onToggle}
              @grid-busy=${(event: CustomEvent<boolean>) => this.#data.hold(event.detail)} @grid-say=${(event: CustomEvent<string>) => this.#moves.say(event.detail)}
              @takeover-open=${(event: CustomEvent<TakeoverId>) => navigate(`/takeovers/${event.detail}`)} @grid-width=${this.#onWidth}></timeline-grid>
            ${legendTemplate(answer.loopLimitMs, answer.holidays)}`
      }
    `;
  }

  #visibleRows(): readonly Row[] {
    const { answer, frame } = this.#data;
    if (!answer || !frame || (this.widthPx === 0 && !this.narrow)) return [];
    const { groups } = this.#groups;
    const { moved } = this.#moves;
    const { category, state: barState, groupId, search } = this.#stand;
    const key = [answer, frame, groups, moved, this.closed, category, barState, groupId, search, this.widthPx, this.narrow];
    if (key.some((part, index) => part !== this.#rowsFor[index])) {
      this.#rows = sharedRows(
        this.#rows,
        rowsOf({
          groups,
          timeline: answer,
          frame,
          filter: this.#stand,
          closed: this.closed,
          moved,
          widthPx: this.narrow ? AGENDA_PX : this.widthPx,
        }),
      );
      this.#rowsFor = key;
    }
    return this.#rows;
  }

  readonly #barOf = (id: string): TimelineBar | undefined => {
    const bar = this.#data.answer?.bars.find(({ announcementId }) => announcementId === id);
    return bar && withMove(bar, this.#moves.moved);
  };

  #pending(): TemplateResult | typeof nothing {
    const { pending } = this.#moves;
    if (!pending) return nothing;
    return html`<div class="pending">
      <span>${t("timeline.pending", { title: pending.title, when: validityText(pending.wanted) })} <span class="soft small">${t("timeline.pendingKeys")}</span></span>
      <button class="button small" type="button" @click=${this.#moves.cancel}>${t("timeline.discard")}</button>
      <button class="button small primary" type="button" @click=${this.#moves.commit}>${t("timeline.keepHere")}</button>
    </div>`;
  }

  #panels(): TemplateResult {
    const { view } = this.#stand;
    const bar = this.panel ? this.#barOf(this.panel) : undefined;
    const { frame } = this.#data;
    return html`
      <bar-panel .bar=${bar} .view=${view} .groups=${this.#groups.groups} @dialog-close=${this.#onPanelShut} @bar-drop=${this.#onPanelSave}></bar-panel>
      <why-panel .spot=${this.spot} .groups=${this.#groups.groups} .zone=${this.#zone} @dialog-close=${() => {
        this.spot = undefined;
      }}></why-panel>
      <gap-list .open=${this.listsGaps} .rows=${this.#visibleRows()} .frame=${frame} @spot=${this.#onSpot} @dialog-close=${() => {
        this.listsGaps = false;
      }}></gap-list>
      <move-question .question=${this.#moves.question} @question-answer=${(event: CustomEvent<"mine" | "draft" | "theirs">) => void this.#moves.answer(event.detail)}></move-question>
    `;
  }

  #nothingFound(): TemplateResult {
    const { view, date } = this.#stand;
    const reset = html`<a class="button" href=${addressOf({ view, date })}>${t("timeline.showAll")}</a>`;
    return emptyState("search", t("timeline.nothingFound"), t("timeline.nothingFoundHint"), reset);
  }

  #teach(): TemplateResult {
    return html`<div class="teach card"><ui-icon name="calendar-days"></ui-icon><div><h2>${t("timeline.empty")}</h2><p class="soft">${t("timeline.emptyHint")}</p></div></div>`;
  }

  readonly #addressOfDay = ({ date }: Day): string => addressOf({ ...this.#stand, view: "day", date });

  readonly #onMedia = (): void => {
    this.narrow = this.#media.matches;
  };

  readonly #onWidth = (event: CustomEvent<number>): void => {
    if (event.detail > 0) this.widthPx = event.detail;
  };

  readonly #onSearch = (search: string): void => {
    clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => navigate(addressOf({ ...this.#stand, search }), { replace: true }), SEARCH_WAIT_MS);
  };

  readonly #onToggle = (event: CustomEvent<GroupId>): void => {
    const closed = new Set(this.closed);
    if (!closed.delete(event.detail)) closed.add(event.detail);
    this.closed = closed;
  };

  readonly #onPanel = (event: CustomEvent<AnnouncementId>): void => {
    this.panel = event.detail;
  };

  readonly #onPanelShut = (): void => {
    const id = this.panel;
    this.panel = undefined;
    if (id) void this.updateComplete.then(() => this.renderRoot.querySelector<TimelineGrid>("timeline-grid")?.focusBar(id));
  };

  readonly #onPanelSave = (event: CustomEvent<BarWish>): void => {
    this.#onPanelShut();
    void this.#moves.drop(event.detail.bar, event.detail.schedule);
  };

  readonly #onSpot = (event: CustomEvent<{ readonly groupId: GroupId; readonly atMs: number | undefined }>): void => {
    this.listsGaps = false;
    this.#ask(event.detail.groupId, event.detail.atMs);
  };

  /** Without a moment: now if it is in sight, else where the frame begins. */
  #ask(groupId: GroupId | undefined, atMs?: number): void {
    const { frame, nowMs } = this.#data;
    const isNow = atMs === undefined && (!frame || (nowMs >= frame.fromMs && nowMs < frame.untilMs));
    this.spot = { groupId, atMs: atMs ?? (isNow ? nowMs : frame?.fromMs) ?? nowMs, isNow };
  }
}
