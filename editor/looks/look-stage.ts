import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Announcement, AnnouncementContent } from "../../domain/model/announcement.ts";
import { titleIn } from "../../domain/model/announcement.ts";
import { type Look, USUAL_LOOK } from "../../domain/model/look.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import type { Theme } from "../../domain/model/screen.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";
import { dayAt, instantOnDay } from "../../domain/programme/wall-clock.ts";
import "../../player/stage/stage.ts";
import { api } from "../api-client.ts";
import { previewCard } from "../composer/preview-city.ts";
import { cssVars } from "../elements/css-vars.ts";
import type { IconName } from "../elements/icon-names.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { currentLanguage, t } from "../texts.ts";
import { exampleContent } from "./example.ts";
import { lookStageStyles } from "./look-stage-styles.ts";
import { MediaOfLook } from "./media-of-look.ts";
import { momentOf, stagePlaylist } from "./stage-city.ts";

const EXAMPLE = "example";
const MORNING_MINUTE = 10 * 60;
const LAST_MINUTE = 24 * 60 - 1;
const STEP_MINUTES = 15;

/** The player's own stage with a look, standing still: any slide of an example or of what is on now, wide or tall, at any hour of today. */
@customElement("look-stage")
export class LookStage extends LitElement {
  static override styles = [base, buttons, fields, lookStageStyles];

  @property({ attribute: false }) look: Look = USUAL_LOOK;
  @property() place = "";
  @state() private tall = false;
  @state() private theme: Theme = "paper";
  @state() private minute = MORNING_MINUTE;
  @state() private slide = 0;
  @state() private announcements: readonly Announcement[] = [];
  @state() private chosen = EXAMPLE;
  readonly #media = new MediaOfLook(this);
  #example: AnnouncementContent | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadAnnouncements();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("look") || changed.has("chosen")) this.#media.need(this.look, this.#content);
  }

  protected override render() {
    const { zone, name } = currentSession().organisation;
    const instantMs = instantOnDay(dayAt(Date.now(), zone), this.minute, zone);
    const playlist = stagePlaylist({
      look: this.look,
      content: this.#content,
      media: this.#media.files,
      zone,
      theme: this.theme,
      atMs: instantMs,
    });
    const place = Math.min(this.slide, playlist.slides.length - 1);
    const atMs = momentOf(playlist, place, instantMs);
    const card = previewCard(this.place || t("looks.stage.place"), name, currentLanguage());
    return html`${this.#bar()}
      <div class="box ${this.tall ? "" : "wide"}"><div class="glass ${this.tall ? "tall" : ""}" role="img" aria-label=${t("looks.stage.image", { time: this.#time, title: playlist.slides[place]?.title ?? "" })}>
        <aushang-stage inert .playlist=${playlist} .atMs=${atMs} .card=${card}></aushang-stage>
        ${this.look.safeAreaPercent > 0 ? html`<i class="edge" ${cssVars({ "--edge": `${String(this.look.safeAreaPercent)}%` })}></i>` : nothing}
      </div></div>
      ${this.#slides(playlist, place)}
      ${this.#hours()}
      ${this.#contents()}`;
  }

  get #content(): AnnouncementContent {
    const { zone } = currentSession().organisation;
    this.#example ??= exampleContent(Date.now(), zone);
    return this.announcements.find(({ id }) => id === this.chosen)?.content ?? this.#example;
  }

  #bar(): TemplateResult {
    return html`<div class="bar">
      <h2>${t("looks.stage")}</h2>
      <div class="shape" role="group" aria-label=${t("looks.stage.format")}>
        ${this.#toggle("rectangle-horizontal", t("looks.stage.wide"), !this.tall, () => {
          this.tall = false;
        })}
        ${this.#toggle("rectangle-vertical", t("looks.stage.tall"), this.tall, () => {
          this.tall = true;
        })}
      </div>
      ${this.look.tone.kind === "screen" ? this.#themes() : nothing}
    </div>`;
  }

  /** Only where the look leaves it to the screens. */
  #themes(): TemplateResult {
    const toggle = (theme: Theme, icon: IconName) =>
      this.#toggle(icon, t(`looks.stage.${theme}`), this.theme === theme, () => {
        this.theme = theme;
      });
    return html`<div role="group" aria-label=${t("looks.stage.theme")}>${toggle("paper", "sun")}${toggle("night", "moon")}</div>`;
  }

  #toggle(icon: IconName, label: string, on: boolean, choose: () => void): TemplateResult {
    return html`<button class="button quiet small icon-only" type="button" aria-pressed=${on} aria-label=${label} title=${label} @click=${choose}><ui-icon name=${icon}></ui-icon></button>`;
  }

  #slides({ slides }: Playlist, place: number): TemplateResult | typeof nothing {
    if (slides.length < 2) return nothing;
    const go = (step: number) => {
      this.slide = (place + step + slides.length) % slides.length;
    };
    return html`<div class="slides">
      <button class="button quiet small icon-only" type="button" aria-label=${t("looks.stage.previous")} @click=${() => go(-1)}><ui-icon name="chevron-left"></ui-icon></button>
      <span class="soft small" role="status">${t("looks.stage.slide", { number: place + 1, count: slides.length })}</span>
      <button class="button quiet small icon-only" type="button" aria-label=${t("looks.stage.next")} @click=${() => go(1)}><ui-icon name="chevron-right"></ui-icon></button>
    </div>`;
  }

  #hours(): TemplateResult {
    const moved = ({ target }: Event) => {
      if (target instanceof HTMLInputElement) this.minute = Math.min(Number(target.value), LAST_MINUTE);
    };
    return html`<div class="hours">
      <label class="label" for="hour">${t("looks.stage.hour")}</label>
      <input id="hour" type="range" min="0" max=${LAST_MINUTE + 1} step=${STEP_MINUTES} aria-valuetext=${this.#time} .value=${live(String(this.minute))} @input=${moved} />
      <output for="hour">${this.#time}</output>
    </div>`;
  }

  get #time(): string {
    return new Date(this.minute * MINUTE_MS).toISOString().slice(11, 16);
  }

  #contents(): TemplateResult | typeof nothing {
    if (this.announcements.length === 0) return nothing;
    const titles = this.announcements.map(({ id, content }) => ({ value: id, label: titleIn(content) }));
    return selectField<string>({
      id: "content",
      label: t("looks.stage.content"),
      value: this.chosen,
      options: [{ value: EXAMPLE, label: t("looks.stage.example") }, ...titles],
      onChange: (chosen) => {
        this.chosen = chosen;
        this.slide = 0;
      },
    });
  }

  /** Without them there still is the example. */
  async #loadAnnouncements(): Promise<void> {
    try {
      this.announcements = (await api.announcements.list({ state: "live", limit: 20 })).items;
    } catch {
      this.announcements = [];
    }
  }
}
