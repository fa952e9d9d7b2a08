import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { LocalDateTime, type TimeZone } from "../../domain/model/time.ts";
import { dateOf, dayAt, instantOf } from "../../domain/programme/wall-clock.ts";
import { api } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { menuStyles } from "./preview-menu-styles.ts";
import { momentWords } from "./preview-words.ts";

const SHOWN = 50;
const SEARCH_AFTER_MS = 200;

/**
 * Where and when the preview stands: a menu of screens and, once one is chosen, a menu of moments.
 * @fires screen-choose - `detail` is the screen, or null for none
 * @fires moment-choose - `detail` is epoch ms, or null for now
 */
@customElement("preview-menus")
export class PreviewMenus extends LitElement {
  static override styles = [base, buttons, fields, menuStyles];

  @property({ attribute: false }) screen: ScreenSummary | undefined;
  @property({ attribute: false }) atMs: number | null = null;
  /** The zone of the screen's site. */
  @property({ attribute: false }) zone: TimeZone | undefined;
  @state() private found: readonly ScreenSummary[] | undefined;
  @state() private failed = "";
  @query("#screens") private readonly screens!: HTMLElement;
  @query("#moments") private readonly moments!: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override render() {
    const { screen } = this;
    return html`
      <button class="chip" type="button" popovertarget="screens" aria-label="${t("preview.screen")}: ${screen?.name ?? t("preview.noScreen")}"><span class="cut">${screen?.name ?? t("preview.noScreen")}</span><ui-icon name="chevron-down"></ui-icon></button>
      <div class="menu" id="screens" popover @toggle=${this.#onScreens}>
        <input class="control" type="search" autocomplete="off" aria-label=${t("preview.search")} placeholder=${t("preview.search")} @input=${this.#onSearch} />
        <ul>
          <li>${this.#choice(undefined, t("preview.noScreen"), t("preview.noScreenHint"))}</li>
          ${this.found?.map((one) => html`<li>${this.#choice(one, one.name, one.siteName)}</li>`) ?? nothing}
        </ul>
        <p class="soft small" role="status">${this.failed || (this.found?.length === 0 ? t("preview.nothingFound") : "")}</p>
      </div>
      ${screen && this.zone ? this.#momentMenu(this.zone) : nothing}
    `;
  }

  #choice(screen: ScreenSummary | undefined, name: string, hint: string): TemplateResult {
    const isChosen = screen?.id === this.screen?.id;
    return html`<button class="choice" type="button" aria-current=${isChosen} @click=${() => this.#choose(screen)}><span>${name}<br /><span class="soft small">${hint}</span></span>${isChosen ? html`<ui-icon name="check"></ui-icon>` : nothing}</button>`;
  }

  #momentMenu(zone: TimeZone): TemplateResult {
    const words = this.atMs === null ? t("preview.now") : momentWords(this.atMs, zone);
    const { day, time } = localOf(this.atMs ?? Date.now(), zone);
    return html`<button class="chip numbers" type="button" popovertarget="moments" aria-label="${t("preview.moment")}: ${words}"><span>${words}</span><ui-icon name="chevron-down"></ui-icon></button>
      <div class="menu moments" id="moments" popover>
        <button class="button small" type="button" aria-pressed=${this.atMs === null} @click=${this.#now}>${t("preview.now")}</button>
        <div class="field"><label for="day">${t("preview.day")}</label><input class="control numbers" id="day" type="date" min="2000-01-01" max="2199-12-31" .value=${live(day)} @change=${(event: Event) => this.#setMoment(typedIn(event), time, zone)} /></div>
        <div class="field"><label for="time">${t("preview.time")}</label><input class="control numbers" id="time" type="time" .value=${live(time)} @change=${(event: Event) => this.#setMoment(day, typedIn(event), zone)} /></div>
      </div>`;
  }

  readonly #onScreens = (event: ToggleEvent): void => {
    if (event.newState !== "open") return;
    this.screens.querySelector("input")?.focus();
    void this.#search(this.screens.querySelector("input")?.value ?? "");
  };

  readonly #onSearch = (event: Event): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(typedIn(event)), SEARCH_AFTER_MS);
  };

  async #search(text: string): Promise<void> {
    try {
      const search = text.trim();
      this.found = (await api.screens.list({ limit: SHOWN, ...(search ? { search } : {}) })).items;
      this.failed = "";
    } catch (error) {
      this.failed = problemText(error);
    }
  }

  #choose(screen: ScreenSummary | undefined): void {
    this.screens.hidePopover();
    this.dispatchEvent(new CustomEvent("screen-choose", { detail: screen ?? null }));
  }

  readonly #now = (): void => {
    this.moments.hidePopover();
    this.dispatchEvent(new CustomEvent("moment-choose", { detail: null }));
  };

  #setMoment(day: string, time: string, zone: TimeZone): void {
    const local = LocalDateTime.safeParse(`${day}T${time.slice(0, 5)}`);
    if (local.success) this.dispatchEvent(new CustomEvent("moment-choose", { detail: instantOf(local.data, zone) }));
  }
}

function localOf(atMs: number, zone: TimeZone): { readonly day: string; readonly time: string } {
  const time = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
  return { day: dateOf(dayAt(atMs, zone)), time };
}

function typedIn(event: Event): string {
  return event.target instanceof HTMLInputElement ? event.target.value : "";
}
