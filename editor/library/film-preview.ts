import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Language } from "../../domain/model/language.ts";
import type { Film, Media } from "../../domain/model/media.ts";
import { languageName } from "../announcement-look.ts";
import { cssVars } from "../elements/css-vars.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import { fileUrl, previewFile } from "./media-picture.ts";
import { lengthText } from "./media-words.ts";
import { frameOf } from "./take-poster.ts";

/**
 * Plays a film of the library: silent like on the screens, unless the sound is turned on.
 * @fires frame-taken - `detail` is what was to be seen, as a picture file
 */
@customElement("film-preview")
export class FilmPreview extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .frame {
        overflow: hidden;
        border-radius: var(--radius);
        background: #0b1327;
      }
      video {
        display: block;
        width: 100%;
        max-height: 24rem;
      }
      .controls {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        padding: 0.25rem;
        color: #f7f5ef;
      }
      .controls .button {
        color: inherit;
      }
      .controls .button:hover,
      .controls .button[aria-pressed="true"] {
        border-color: transparent;
        background: #ffffff2e;
        color: inherit;
      }
      .time {
        padding-inline: 0.375rem;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      input {
        appearance: none;
        flex: 1;
        min-width: 3rem;
        height: 1.5rem;
        margin: 0 0.25rem;
        background: transparent;
        cursor: pointer;
      }
      input::-webkit-slider-runnable-track {
        height: 0.3rem;
        border-radius: 99px;
        background: linear-gradient(90deg, #ff9478 var(--part, 0%), #ffffff4d var(--part, 0%));
      }
      input::-moz-range-track {
        height: 0.3rem;
        border-radius: 99px;
        background: linear-gradient(90deg, #ff9478 var(--part, 0%), #ffffff4d var(--part, 0%));
      }
      input::-webkit-slider-thumb {
        appearance: none;
        width: 1rem;
        height: 1rem;
        margin-top: -0.35rem;
        border-radius: 50%;
        background: #fff;
      }
      input::-moz-range-thumb {
        width: 1rem;
        height: 1rem;
        border: 0;
        border-radius: 50%;
        background: #fff;
      }
      :focus-visible {
        outline-color: #8cbcff;
      }
    `,
  ];

  @property({ attribute: false }) media: Media | undefined;
  @state() private isPlaying = false;
  @state() private isSilent = true;
  @state() private atMs = 0;
  @state() private spoken: Language | undefined;
  @query("video") private readonly video!: HTMLVideoElement;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("media");
    if (!changed.has("media") || before?.id === this.media?.id) return;
    this.isPlaying = false;
    this.atMs = 0;
    this.spoken = undefined;
  }

  protected override render() {
    const { media } = this;
    const film = media?.film;
    if (!media || !film || film.files.length === 0) return nothing;
    const poster = previewFile(media, 960);
    return html`<div class="frame">
      <video src=${this.#source(film)} poster=${poster ? fileUrl(poster) : nothing} preload="metadata" playsinline .muted=${this.isSilent} aria-label=${media.description || media.name}
        @click=${this.#turn} @play=${this.#onState} @pause=${this.#onState} @ended=${this.#onState} @timeupdate=${this.#onState}>
        ${film.captions.map(({ language, hash }) => html`<track kind="captions" srclang=${language} label=${languageName(language)} src=${fileUrl({ hash })} />`)}
      </video>
      ${this.#controls(film)}
    </div>`;
  }

  protected override updated(): void {
    for (const track of this.video?.textTracks ?? []) track.mode = track.language === this.spoken ? "showing" : "disabled";
  }

  #controls(film: Film): TemplateResult {
    const part = `${(this.atMs / film.durationMs) * 100}%`;
    return html`<div class="controls">
      <button class="button quiet small icon-only" type="button" aria-label=${t(this.isPlaying ? "library.filmPause" : "library.filmPlay")} @click=${this.#turn}><ui-icon name=${this.isPlaying ? "pause" : "play"}></ui-icon></button>
      <input type="range" min="0" max=${film.durationMs} step="100" .value=${String(this.atMs)} aria-label=${t("library.filmAt")} aria-valuetext=${lengthText(this.atMs)} ${cssVars({ "--part": part })} @input=${this.#seek} />
      <span class="time">${this.atMs < 500 ? "0:00" : lengthText(this.atMs)} / ${lengthText(film.durationMs)}</span>
      ${this.#takeFrame()} ${film.hasSound ? this.#sound() : nothing} ${film.captions.map(({ language }) => this.#captions(language))}
    </div>`;
  }

  #sound(): TemplateResult {
    return html`<button class="button quiet small icon-only" type="button" aria-pressed=${!this.isSilent} aria-label=${t("library.filmSound")} title=${t("library.filmSound")} @click=${() => {
      this.isSilent = !this.isSilent;
    }}><ui-icon name=${this.isSilent ? "volume-x" : "volume-2"}></ui-icon></button>`;
  }

  #takeFrame(): TemplateResult {
    return html`<button class="button quiet small icon-only" type="button" aria-label=${t("library.takePoster")} title=${t("library.takePoster")} @click=${this.#take}><ui-icon name="camera"></ui-icon></button>`;
  }

  #captions(language: Language): TemplateResult {
    const isOn = this.spoken === language;
    const label = t("library.filmCaptions", { language: languageName(language) });
    return html`<button class="button quiet small" type="button" aria-pressed=${isOn} aria-label=${label} title=${label} @click=${() => {
      this.spoken = isOn ? undefined : language;
    }}><ui-icon name="captions"></ui-icon>${language.slice(0, 2).toUpperCase()}</button>`;
  }

  #source(film: Film): string {
    const probe = document.createElement("video");
    const file = film.files.find(({ type, codecs }) => probe.canPlayType(`${type}; codecs="${codecs}"`) !== "") ?? film.files[0];
    return file ? fileUrl(file) : "";
  }

  readonly #take = async (): Promise<void> => {
    if (!this.media || this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const detail = await frameOf(this.video, t("library.posterName", { name: this.media.name.replace(/\.\w+$/, "") }));
    if (detail) this.dispatchEvent(new CustomEvent("frame-taken", { detail }));
  };

  readonly #turn = (): void => {
    if (this.video.paused) void this.video.play().catch(() => undefined);
    else this.video.pause();
  };

  readonly #onState = (): void => {
    this.isPlaying = !this.video.paused && !this.video.ended;
    this.atMs = Math.round(this.video.currentTime * 1000);
  };

  readonly #seek = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.video.currentTime = Number(event.target.value) / 1000;
  };
}
