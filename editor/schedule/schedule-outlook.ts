import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Stretch } from "../../domain/api/schedules.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { dateOf, dayAt } from "../../domain/programme/wall-clock.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { currentLanguage, t } from "../texts.ts";
import { rangeWords, wording } from "./calendar-words.ts";
import { faultOf } from "./faults.ts";
import { OccurrencesController } from "./occurrences-controller.ts";
import { mondayOf, nextOf, opensWithin } from "./openings.ts";
import { scheduleSentence } from "./sentence.ts";
import { today } from "./today.ts";
import "./week-strip.ts";

const SHOWN = 10;
const SOON_DAYS = 35;
const LAST_WEEK = 56;

/** What a schedule means: its sentence, a week of it, and the next ten times, as the server's resolver answers. */
@customElement("schedule-outlook")
export class ScheduleOutlook extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        gap: 1.125rem;
        align-content: start;
      }
      .sentence {
        font-size: 1.1875rem;
        font-weight: 700;
        line-height: 1.35;
        text-wrap: pretty;
        overflow-wrap: anywhere;
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        margin-bottom: 0.375rem;
      }
      header h3 {
        margin-right: auto;
      }
      h3 {
        font-size: 0.9375rem;
      }
      ol {
        columns: 2 13rem;
        column-gap: 1.5rem;
        margin-top: 0.375rem;
      }
      li {
        padding-block: 0.125rem;
        break-inside: avoid;
        font-variant-numeric: tabular-nums;
      }
      .notice {
        display: flex;
        gap: 0.625rem;
        padding: 0.625rem 0.875rem;
        border-radius: var(--radius);
        background: var(--warn-soft);
        color: var(--warn);
      }
      .next + .soft {
        margin-top: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) schedule: Schedule | undefined;
  /** Weeks after this one that the strip shows; undefined for the one in which it opens next. */
  @state() private week: number | undefined;
  readonly #openings = new OccurrencesController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("schedule")) this.week = undefined;
    if (this.schedule && !faultOf(this.schedule)) this.#openings.ask(this.schedule);
  }

  protected override render() {
    const { schedule } = this;
    if (!schedule) return nothing;
    const isFaulty = faultOf(schedule) !== undefined;
    return html`<div role="status"><p class="soft small">${t("schedule.outlook")}</p><p class="sentence">${scheduleSentence(schedule, wording(today()))}</p></div>
      ${isFaulty ? html`<p class="soft">${t("schedule.faultyHint")}</p>` : this.#answer()}`;
  }

  #answer(): TemplateResult {
    const { stretches, failed, stale } = this.#openings;
    if (failed !== undefined)
      return html`<p class="notice"><ui-icon name="cloud-off"></ui-icon><span>${t("schedule.askFailed", { reason: problemText(failed) })} <button class="link" type="button" @click=${() => this.schedule && this.#openings.again(this.schedule)}>${t("action.tryAgain")}</button></span></p>`;
    if (!stretches) return html``;
    const nowMs = Date.now();
    const next = nextOf(stretches, nowMs, SHOWN);
    return html`<div aria-busy=${stale}>
      ${opensWithin(stretches, nowMs, SOON_DAYS) ? nothing : this.#neverSoon(next[0])}
      ${this.#strip(stretches, next[0]?.fromMs ?? nowMs, nowMs)}
    </div>
    <div aria-busy=${stale}>${this.#next(next, nowMs)}</div>`;
  }

  #neverSoon(next: Stretch | undefined): TemplateResult {
    const words = next ? t("schedule.neverSoonThen", { from: momentWords(next.fromMs) }) : t("schedule.neverSoon");
    return html`<p class="notice" role="status"><ui-icon name="triangle-alert"></ui-icon><span>${words}</span></p><br />`;
  }

  #strip(stretches: readonly Stretch[], nextMs: number, nowMs: number): TemplateResult {
    const { zone } = currentSession().organisation;
    const thisMonday = mondayOf(dayAt(nowMs, zone));
    const week = this.week ?? Math.max(0, (mondayOf(dayAt(nextMs, zone)) - thisMonday) / 7);
    const monday = thisMonday + week * 7;
    const turn = (weeks: number) => () => {
      this.week = Math.min(LAST_WEEK, Math.max(0, week + weeks));
    };
    return html`<header><h3>${t("schedule.week", { range: rangeWords(dateOf(monday), dateOf(monday + 6), wording(today())) })}</h3>
        <button class="button quiet small icon-only" type="button" aria-label=${t("schedule.previousWeek")} aria-disabled=${week === 0} @click=${turn(-1)}><ui-icon name="chevron-left"></ui-icon></button>
        <button class="button quiet small icon-only" type="button" aria-label=${t("schedule.nextWeek")} aria-disabled=${week === LAST_WEEK} @click=${turn(1)}><ui-icon name="chevron-right"></ui-icon></button>
      </header>
      <week-strip .monday=${monday} .zone=${zone} .stretches=${stretches} .nowMs=${nowMs}></week-strip>`;
  }

  #next(next: readonly Stretch[], nowMs: number): TemplateResult | typeof nothing {
    if (next.length === 0) return nothing;
    return html`<h3>${t("schedule.next", { count: next.length })}</h3>
      <ol class="next">${next.map((stretch) => html`<li>${this.#line(stretch)}${stretch.fromMs <= nowMs ? html` <strong>(${t("schedule.nextNow")})</strong>` : nothing}</li>`)}</ol>
      <p class="soft small">${t("schedule.inZone", { zone: currentSession().organisation.zone })}</p>`;
  }

  #line({ fromMs, untilMs }: Stretch): string {
    const { zone } = currentSession().organisation;
    if (untilMs >= this.#openings.untilMs) return t("schedule.nextEndless", { from: momentWords(fromMs) });
    const isSameDay = dayAt(fromMs, zone) === dayAt(untilMs - 1, zone) || untilMs - fromMs < 86_400_000;
    return t("schedule.nextUntil", { from: momentWords(fromMs), until: isSameDay ? clockWords(untilMs) : momentWords(untilMs) });
  }
}

function momentWords(ms: number): string {
  const { zone } = currentSession().organisation;
  return new Intl.DateTimeFormat(locale(), {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    timeZone: zone,
  }).format(ms);
}

function clockWords(ms: number): string {
  const { zone } = currentSession().organisation;
  return new Intl.DateTimeFormat(locale(), { hour: "numeric", minute: "2-digit", timeZone: zone }).format(ms);
}

/** Hours count to 24, as everywhere in a schedule. */
function locale(): string {
  return currentLanguage() === "en" ? "en-GB" : "de";
}
