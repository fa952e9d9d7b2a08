import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenMoment, ScreenSummary } from "../../domain/api/screens.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import { instantOf } from "../../domain/programme/wall-clock.ts";
import "../../player/stage/stage.ts";
import { dateTimeField } from "../composer/date-time-field.ts";
import { checkField } from "../elements/field.ts";
import type { IconName } from "../elements/icon-names.ts";
import { listFailure } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { LiveController } from "../live.ts";
import { momentPageStyles } from "../moments/moment-page-styles.ts";
import "../moments/moment-scrubber.ts";
import { neighbouringChange } from "../moments/day-blocks.ts";
import { DayMoments } from "../moments/day-moments.ts";
import { sourceSentence } from "../moments/source-sentence.ts";
import { dayAround, daysLater, wallAt } from "../moments/wall.ts";
import { navigate, type Place } from "../router.ts";
import { ScreenWatch } from "../screens/screen-watch.ts";
import { stageCard } from "../screens/stage-card.ts";
import { isPortrait } from "../screens/viewport.ts";
import "../screens/screen-why.ts";
import { currentSession } from "../session.ts";
import { SiteList } from "../site-list.ts";
import { type TextKey, t } from "../texts.ts";

const RESOURCES: ReadonlySet<string> = new Set(["announcements", "groups", "screens", "sites", "takeovers"]);
const WRITE_ADDRESS_AFTER_MS = 300;

/** One screen at any moment, drawn by the player's own stage: the past as it was delivered, the future as it is planned. */
@customElement("screen-moment-page")
export class ScreenMomentPage extends LitElement {
  static override styles = momentPageStyles;

  @property({ attribute: false }) place?: Place;
  @state() private atMs = Date.now();
  @state() private drafts = false;
  @state() private playingSinceMs: number | undefined;
  readonly #watch = new ScreenWatch(this);
  readonly #sites = new SiteList(this);
  #writing: number | undefined;
  /** What this page wrote into the address: it has moved on when it hears of that. */
  #written: number | undefined;
  readonly #day = new DayMoments(this);

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource }) => {
      if (RESOURCES.has(resource)) void this.#load(true);
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("place")) return;
    const { id = "" } = this.place?.params ?? {};
    const at = Number(this.place?.query.get("at") ?? Number.NaN);
    if (id !== this.#watch.wanted) this.#watch.show(id);
    if (Number.isSafeInteger(at) && at > 0 && at !== this.#written) this.atMs = at;
    this.#written = undefined;
    const drafts = this.place?.query.has("drafts") ?? false;
    const afresh = drafts !== this.drafts;
    this.drafts = drafts;
    void this.#load(afresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#writing);
  }

  protected override render() {
    const { screen, failed } = this.#watch;
    if (!screen) return html`${failed === undefined ? nothing : listFailure(failed, () => this.#watch.load())}`;
    const moment = this.#day.at(this.atMs);
    return html`
      <div class="page-header">
        <a class="button quiet small" href="/screens/${screen.id}"><ui-icon name="arrow-left"></ui-icon>${t("moment.back")}</a>
        <h1 tabindex="-1">${t("moment.title")}</h1>
        <p class="soft">${t("moment.pageTitle", { site: screen.siteName, screen: screen.name })}</p>
      </div>
      <div class="columns">
        <section aria-label=${t("moment.title")}>
          ${this.#glass(screen, moment)}
          <p class="source" role="status">${moment ? sourceSentence(moment, this.drafts, this.#zone(screen)) : t("list.loading")}</p>
          ${this.#controls(screen)}
        </section>
        <section class="card why"><h2>${t("why.title")}</h2><screen-why .screenId=${screen.id} .atMs=${this.atMs} ?drafts=${this.drafts}></screen-why></section>
      </div>
    `;
  }

  #zone({ siteId }: ScreenSummary): TimeZone {
    return this.#sites.sites.find(({ id }) => id === siteId)?.zone ?? currentSession().organisation.zone;
  }

  #glass(screen: ScreenSummary, moment: ScreenMoment | undefined): TemplateResult {
    const since = this.playingSinceMs;
    const { failed } = this.#day;
    const clock = since === undefined ? Date.now : () => this.atMs + Date.now() - since;
    return html`<div class="glass ${isPortrait(screen) ? "portrait" : ""}">
      ${
        moment?.playlist
          ? html`<aushang-stage inert aria-hidden="true" .playlist=${moment.playlist} .card=${stageCard(screen)} .theme=${null} .atMs=${since === undefined ? this.atMs : null} .nowMs=${clock}></aushang-stage>`
          : html`<p class="note">${failed === undefined ? (moment ? t("moment.nothing") : t("list.loading")) : listFailure(failed, () => this.#load(true))}</p>`
      }
    </div>`;
  }

  #controls(screen: ScreenSummary): TemplateResult {
    const zone = this.#zone(screen);
    return html`
      <moment-scrubber .zone=${zone} .atMs=${this.atMs} .pieces=${this.#day.pieces} @moment-pick=${(event: CustomEvent<number>) => this.#go(event.detail)}></moment-scrubber>
      <div class="controls">
        ${dateTimeField({ id: "at", label: t("moment.when"), value: wallAt(this.atMs, zone), usualTime: "12:00", onChange: (local) => local && this.#go(instantOf(local, zone)) })}
        <div class="jumps">
          ${this.#jump("chevrons-left", "moment.dayBefore", () => daysLater(this.atMs, -1, zone))}
          ${this.#jump("chevron-left", "moment.changeBefore", () => this.#change(-1))}
          ${this.#jump("chevron-right", "moment.changeAfter", () => this.#change(1))}
          ${this.#jump("chevrons-right", "moment.dayAfter", () => daysLater(this.atMs, 1, zone))}
          <button class="button small" type="button" @click=${() => this.#go(Date.now())}>${t("moment.now")}</button>
          <button class="button small" type="button" aria-pressed=${this.playingSinceMs !== undefined} @click=${this.#play}><ui-icon name=${this.playingSinceMs === undefined ? "play" : "pause"}></ui-icon>${t(this.playingSinceMs === undefined ? "moment.play" : "moment.pause")}</button>
        </div>
      </div>
      ${checkField({ id: "drafts", label: t("moment.drafts"), checked: this.drafts, onChange: (drafts) => this.#include(drafts) })}
    `;
  }

  #jump(icon: IconName, label: TextKey, target: () => number | undefined): TemplateResult {
    const go = () => {
      const atMs = target();
      if (atMs !== undefined) this.#go(atMs);
    };
    return html`<button class="button small icon-only" type="button" aria-label=${t(label)} title=${t(label)} @click=${go}><ui-icon name=${icon}></ui-icon></button>`;
  }

  #change(direction: 1 | -1): number | undefined {
    const playlist = this.#day.at(this.atMs)?.playlist;
    return playlist ? neighbouringChange(playlist, this.atMs, direction) : undefined;
  }

  /** Pausing stays where the picture is. */
  readonly #play = (): void => {
    const since = this.playingSinceMs;
    if (since === undefined) this.playingSinceMs = Date.now();
    else this.#go(this.atMs + Date.now() - since);
  };

  #go(atMs: number): void {
    this.playingSinceMs = undefined;
    this.atMs = Math.round(atMs);
    void this.#load(false);
    clearTimeout(this.#writing);
    this.#writing = window.setTimeout(() => this.#writeAddress(), WRITE_ADDRESS_AFTER_MS);
  }

  #include(drafts: boolean): void {
    this.drafts = drafts;
    this.#writeAddress();
    void this.#load(true);
  }

  #writeAddress(): void {
    const { path = "" } = this.place ?? {};
    this.#written = this.atMs;
    navigate(`${path}?at=${String(this.atMs)}${this.drafts ? "&drafts" : ""}`, { replace: true });
  }

  async #load(afresh: boolean): Promise<void> {
    const screenId = this.#watch.wanted;
    const { screen } = this.#watch;
    const zone = screen ? this.#zone(screen) : currentSession().organisation.zone;
    if (screenId) await this.#day.load({ screenId, atMs: this.atMs, day: dayAround(this.atMs, zone), drafts: this.drafts }, afresh);
  }
}
