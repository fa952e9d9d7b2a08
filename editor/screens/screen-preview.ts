import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import "../../player/stage/stage.ts";
import { api } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { stageFrame } from "../style/stage-frame.ts";
import { t } from "../texts.ts";
import { stageCard } from "./stage-card.ts";
import { isPortrait } from "./viewport.ts";

const RESOURCES: ReadonlySet<string> = new Set(["announcements", "groups", "screens", "sites", "takeovers"]);

/** The player's own stage, playing what the server says this screen should play now. It says nothing about the glass itself. */
@customElement("screen-preview")
export class ScreenPreview extends LitElement {
  static override styles = [
    base,
    stageFrame,
    css`
      .preview {
        position: relative;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
        background: var(--surface-sunk);
      }
      .frame {
        display: grid;
        place-items: center;
        aspect-ratio: 16 / 9;
      }
      .frame.portrait {
        aspect-ratio: 4 / 3;
      }
      .note {
        padding: 1rem;
        text-align: center;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) screen: ScreenSummary | undefined;
  @state() private playlist: Playlist | null = null;
  @state() private failed: unknown;
  #loaded = "";

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource }) => {
      if (RESOURCES.has(resource)) void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("screen") || !this.screen) return;
    const wanted = `${this.screen.id} ${this.screen.version}`;
    if (wanted === this.#loaded) return;
    if (!this.#loaded.startsWith(this.screen.id)) this.playlist = null;
    this.#loaded = wanted;
    void this.#load();
  }

  protected override render() {
    const { screen } = this;
    if (!screen) return html``;
    return html`<div class="preview">
      <div class="frame ${isPortrait(screen) ? "portrait" : ""}">
        ${this.playlist ? html`<aushang-stage inert aria-hidden="true" .playlist=${this.playlist} .card=${stageCard(screen)}></aushang-stage>` : html`<p class="note" role="status">${this.failed === undefined ? t("list.loading") : problemText(this.failed)}</p>`}
      </div>
    </div>`;
  }

  async #load(): Promise<void> {
    const id = this.screen?.id;
    if (!id) return;
    try {
      const playlist = await api.screens.playlist({ id });
      if (id === this.screen?.id) this.playlist = playlist;
      this.failed = undefined;
    } catch (error) {
      this.failed = error;
    }
  }
}
