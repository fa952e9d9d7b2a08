import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { Announcement } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Theme } from "../../domain/model/screen.ts";
import type { Looks } from "../../domain/programme/city.ts";
import { slideAt } from "../../domain/programme/playback.ts";
import "../../player/stage/stage.ts";
import type { SlideFit } from "../../player/stage/stage-events.ts";
import { measureStage } from "../checks/stage-measure.ts";
import { type PreviewLook, TargetLook } from "../looks/target-look.ts";
import { stageCard } from "../screens/stage-card.ts";
import { isPortrait } from "../screens/viewport.ts";
import { currentSession } from "../session.ts";
import { SiteList } from "../site-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { currentLanguage, t } from "../texts.ts";
import { type DraftContent, isSameContent, slideTitle, soundContent } from "./draft-content.ts";
import "./loop-strip.ts";
import { makePreview, type Preview, previewCard, USUAL_LOOKS } from "./preview-city.ts";
import "./phone-view.ts";
import "./preview-menus.ts";
import { noticeOf } from "./preview-notice.ts";
import { previewStyles } from "./preview-styles.ts";
import { type Look, previewToggles } from "./preview-toggles.ts";
import { momentWords } from "./preview-words.ts";
import { turnFrom } from "./screen-turn.ts";
import { type ScreenAnswer, ScreenView } from "./screen-view.ts";

/** Drawn anew this long after the last keystroke, so that the cross-fade does not flicker while somebody types. */
const REDRAW_AFTER_MS = 250;

/** Measured when the fade is over, and once more for pictures that came late. */
const MEASURED_AFTER_MS = [500, 2000] as const;

/**
 * What hangs there: the player's own stage, standing still. On its own, in any shape and colours or read on a phone; or on a screen at a moment,
 * among all that shows there.
 * @slot - what is to be said of the announcement, below the stage
 * @fires preview-fit - `detail` is false if the text fits only below the legible size
 * @fires preview-measured - `detail: Measured`, what was measured of the slide on the glass; undefined if nothing could be
 */
@customElement("composer-preview")
export class ComposerPreview extends LitElement {
  static override styles = [base, buttons, previewStyles];

  @property({ attribute: false }) content: DraftContent | undefined;
  /** The key of the slide to look at. */
  @property({ attribute: false }) slide: string | undefined;
  @property({ attribute: false }) media: ReadonlyMap<MediaId, Media> = new Map();
  @property({ attribute: false }) language: Language = "de";
  /** How screens look. */
  @property({ attribute: false }) looks: Looks = USUAL_LOOKS;
  /** Where it hangs in the preview; a neutral word if nobody knows a site yet. */
  @property({ attribute: false }) site: string | undefined;
  /** What the server has of it; undefined for a new one. */
  @property({ attribute: false }) stored: Announcement | undefined;
  @state() private look: Look = { shape: "wide", theme: "paper", largeType: false };
  @state() private preview: Preview | undefined;
  @state() private screen: ScreenSummary | undefined;
  @state() private atMs: number | null = null;
  readonly #view = new ScreenView(this);
  readonly #sites = new SiteList(this);
  readonly #look = new TargetLook(this);
  #drawnLook: PreviewLook | undefined;
  #drawn: DraftContent | undefined;
  #version = 0;
  #timer: number | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    const { content, screen, atMs } = this;
    if (!content) return;
    this.#view.show(screen && { screen, atMs, announcementId: this.stored?.id, content });
    const typed = changed.has("content") && this.#drawn && !isSameContent(this.#drawn, content);
    const isOtherLook = this.#drawnLook !== this.#look.of(content.targets);
    if (!this.preview || isOtherLook || ["media", "language", "look", "slide", "looks"].some((name) => changed.has(name))) this.#draw();
    else if (typed) {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#draw(), REDRAW_AFTER_MS);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`<div class="bar">
        <h2>${t("preview.title")}</h2>
        <preview-menus .screen=${this.screen} .atMs=${this.atMs} .zone=${this.#zone} @screen-choose=${this.#onScreen} @moment-choose=${this.#onMoment}></preview-menus>
        ${previewToggles(this.look, this.screen !== undefined, (change) => {
          this.look = { ...this.look, ...change };
        })}
      </div>
      ${this.screen ? this.#onScreenView(this.screen) : html`${this.#alone()}<slot></slot>`}`;
  }

  get #zone() {
    return this.#sites.sites.find(({ id }) => id === this.screen?.siteId)?.zone ?? currentSession().organisation.zone;
  }

  /** What the id of the slide that is looked at ends in. */
  get #ending(): string {
    return this.preview?.slide.split(".").slice(2).join(".") ?? this.language;
  }

  #alone(): TemplateResult {
    const slide = this.content?.slides.find(({ key }) => key === this.slide) ?? this.content?.slides[0];
    const title = slide && this.content ? slideTitle(slide, this.content.languages, this.language) : "";
    const card = previewCard(this.site ?? t("preview.place"), currentSession().organisation.name, currentLanguage());
    const { theme, largeType, shape } = this.look;
    if (shape === "phone")
      return html`<phone-view .content=${this.content} .language=${this.language} .media=${this.media} ?night=${theme === "night"} ?large=${largeType}></phone-view>`;
    return this.#stage(
      theme,
      t("preview.image", { title }),
      html`<aushang-stage .playlist=${this.preview?.playlist ?? null} .atMs=${this.preview?.atMs ?? 0} .card=${card} .largeType=${largeType} @slide-fitted=${this.#onFit}></aushang-stage>`,
    );
  }

  #onScreenView(screen: ScreenSummary): TemplateResult {
    const { answer, failed } = this.#view;
    if (failed !== undefined || !answer) return html`${noticeOf.waiting(screen, failed)}<slot></slot>`;
    const { playlist, atMs, announcementId, resolution } = answer;
    const isOn = resolution.shown.includes(announcementId);
    const turn = isOn ? turnFrom(playlist, atMs, announcementId, this.#ending) : undefined;
    const momentMs = turn ? Math.round(turn.fromMs + (turn.untilMs - turn.fromMs) * 0.66) : atMs;
    const loop = (turn ?? slideAt(playlist, atMs))?.loopSlides ?? [];
    const when = momentWords(momentMs, this.#zone);
    const label = turn
      ? t("preview.imageOn", { screen: screen.name, when, title: turn.slide.title })
      : t("preview.imageOther", { screen: screen.name, when });
    return html`${turn ? nothing : this.#notThen(screen, answer)}
      ${this.#stage(playlist.theme, label, html`<aushang-stage .playlist=${playlist} .atMs=${momentMs} .card=${stageCard(screen)} .largeType=${this.look.largeType} @slide-fitted=${this.#onFit}></aushang-stage>`)}
      <slot></slot>
      <loop-strip .screen=${screen.name} .slides=${loop} .announcementId=${announcementId}></loop-strip>`;
  }

  #notThen(screen: ScreenSummary, answer: ScreenAnswer): TemplateResult {
    const announcement = this.stored && this.content ? { ...this.stored, content: soundContent(this.content) } : undefined;
    return noticeOf.notThen({ screen, answer, announcement, zone: this.#zone, goTo: (ms) => this.#stand(ms) });
  }

  #stage(theme: Theme, label: string, stage: TemplateResult): TemplateResult {
    return html`<div class="box"><div class="glass ${this.look.shape} ${theme}" role="img" aria-label=${label} inert>${stage}</div></div>`;
  }

  #draw(): void {
    if (!this.content) return;
    this.#drawn = this.content;
    const look = this.#look.of(this.content.targets);
    this.#drawnLook = look;
    this.preview = makePreview({
      content: soundContent(this.content),
      slide: this.slide,
      media: new Map([...look.logo, ...this.media]),
      looks: look.looks,
      language: this.language,
      theme: this.look.theme,
      zone: currentSession().organisation.zone,
      nowMs: Date.now(),
      version: ++this.#version,
    });
  }

  readonly #onScreen = (event: CustomEvent<ScreenSummary | null>): void => {
    this.screen = event.detail ?? undefined;
    if (this.screen) this.look = { ...this.look, shape: isPortrait(this.screen) ? "tall" : "wide" };
  };

  readonly #onMoment = (event: CustomEvent<number | null>): void => this.#stand(event.detail);

  #stand(atMs: number | null): void {
    this.atMs = atMs;
  }

  /** The stage also measures what else shows on a screen; only this announcement is meant. */
  readonly #onFit = (event: CustomEvent<SlideFit>): void => {
    const { slide, fits } = event.detail;
    const own = this.screen ? this.#view.answer?.announcementId : undefined;
    const isMeant = own ? slide.startsWith(`${own}.`) && slide.includes(`.${this.language}`) : slide === this.preview?.slide;
    if (!isMeant) return;
    this.dispatchEvent(new CustomEvent("preview-fit", { detail: fits }));
    if (event.target instanceof HTMLElement) this.#measure(event.target);
  };

  /** Once it hangs there; its picture may come a moment later. */
  #measure(stage: HTMLElement): void {
    for (const afterMs of MEASURED_AFTER_MS)
      setTimeout(() => {
        if (stage.isConnected) this.dispatchEvent(new CustomEvent("preview-measured", { detail: measureStage(stage) }));
      }, afterMs);
  }
}
