import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { GroupId, ScreenId, TakeoverId } from "../../domain/model/id.ts";
import { USUAL_LOOK } from "../../domain/model/look.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import type { TakeoverMessage } from "../../domain/model/takeover.ts";
import { Instant } from "../../domain/model/time.ts";
import { toPlayed } from "../../domain/programme/takeovers.ts";
import "../../player/stage/stage.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";

/** Drawn anew this long after the last keystroke. */
const REDRAW_AFTER_MS = 250;
const { tone: _tone, accent: _accent, ...USUAL } = USUAL_LOOK;
const PLAIN_LOOK = { ...USUAL, logo: [], accents: null, nights: [] };
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** What will hang there: the player's own stage, wide and tall side by side, with nothing but this takeover. */
@customElement("takeover-preview")
export class TakeoverPreview extends LitElement {
  static override styles = [
    base,
    css`
      .pair {
        display: grid;
        grid-template-columns: 256fr 81fr;
        gap: 0.75rem;
        align-items: start;
      }
      .glass {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
        background: #f6f4ee;
        box-shadow: var(--shadow);
      }
      .wide {
        aspect-ratio: 16 / 9;
      }
      .tall {
        aspect-ratio: 9 / 16;
      }
      aushang-stage {
        display: block;
        width: 100%;
        height: 100%;
      }
    `,
  ];

  @property({ attribute: false }) message: TakeoverMessage | undefined;
  /** When it started; now if left out. */
  @property({ attribute: false }) fromMs: number | null = null;
  @state() private playlist: Playlist | undefined;
  #version = 0;
  #timer: number | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("message") && !changed.has("fromMs")) return;
    clearTimeout(this.#timer);
    if (this.playlist) this.#timer = window.setTimeout(() => this.#draw(), REDRAW_AFTER_MS);
    else this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    const title = this.message?.variants[0]?.title ?? "";
    return html`<div class="pair" role="img" aria-label=${t("takeover.preview.image", { title })} inert>
      ${this.#glass("wide")} ${this.#glass("tall")}
    </div>`;
  }

  #glass(format: "wide" | "tall") {
    const { organisation } = currentSession();
    const place = t("takeover.preview.place");
    const card = { id: ScreenId.parse(NOBODY), name: place, place, organisation: organisation.name, language: organisation.language };
    return html`<div class="glass ${format}" aria-hidden="true"><aushang-stage .playlist=${this.playlist ?? null} .atMs=${this.playlist?.fromMs ?? 0} .card=${card}></aushang-stage></div>`;
  }

  #draw(): void {
    if (this.message) this.playlist = playlistOf(this.message, ++this.#version, this.fromMs ?? Date.now());
  }
}

/** A playlist without any programme that lasts for an hour; times are those of this computer. */
function playlistOf(message: TakeoverMessage, version: number, fromMs: number): Playlist {
  const untilMs = fromMs + 3_600_000;
  const standing = { id: TakeoverId.parse(NOBODY), version, message, targets: [GroupId.parse(NOBODY)], fromMs, untilMs };
  return {
    format: 2,
    fromMs: Instant.parse(fromMs),
    untilMs: Instant.parse(untilMs),
    theme: "paper",
    look: PLAIN_LOOK,
    zoneOffsets: [],
    slides: [],
    loops: [[]],
    segments: [{ fromMs: Instant.parse(fromMs), loop: 0 }],
    takeovers: [toPlayed(standing)],
  };
}
