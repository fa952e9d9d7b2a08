import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Category } from "../../domain/model/category.ts";
import type { MediaId } from "../../domain/model/id.ts";
import { categoryIcon } from "../announcement-look.ts";
import { readMedia } from "../media-cache.ts";
import { base } from "../style/base.ts";
import "./ui-icon.ts";

/** The small picture of an announcement, or the icon of its category. Decoration: the title stands beside it. */
@customElement("media-thumbnail")
export class MediaThumbnail extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        place-items: center;
        width: 4.5rem;
        aspect-ratio: 16 / 10;
        border-radius: 6px;
        overflow: hidden;
        background: var(--surface-sunk);
        color: var(--ink-soft);
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
        object-position: center;
      }
      ui-icon {
        font-size: 1.125rem;
      }
    `,
  ];

  @property({ attribute: false }) mediaId: MediaId | null = null;
  @property({ attribute: false }) category: Category = "general";
  @state() private url = "";

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("mediaId")) void this.#load(this.mediaId);
  }

  protected override render() {
    return this.url ? html`<img src=${this.url} alt="" loading="lazy" />` : html`<ui-icon name=${categoryIcon(this.category)}></ui-icon>`;
  }

  async #load(id: MediaId | null): Promise<void> {
    this.url = "";
    if (id === null) return;
    try {
      const { thumbnail } = await readMedia(id);
      if (id === this.mediaId && thumbnail) this.url = `/media/${thumbnail.hash}`;
    } catch {
      this.url = ""; // the icon of the category stands in for a picture that cannot be had
    }
  }
}
