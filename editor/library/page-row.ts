import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Media } from "../../domain/model/media.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { fileUrl } from "./media-picture.ts";

/** The pages of a document side by side, as they will be shown. */
@customElement("page-row")
export class PageRow extends LitElement {
  static override styles = [
    base,
    css`
      ol {
        display: flex;
        gap: 0.875rem;
        padding: 1rem;
        overflow-x: auto;
        border-radius: var(--radius);
        background: var(--surface-sunk);
        scroll-snap-type: x proximity;
      }
      li {
        flex: none;
        display: grid;
        gap: 0.375rem;
        justify-items: center;
        scroll-snap-align: center;
      }
      img {
        width: auto;
        height: 14rem;
        border-radius: 3px;
        background: #fff;
        box-shadow: var(--shadow-high);
      }
      span {
        color: var(--ink-soft);
        font-size: 0.8125rem;
      }
    `,
  ];

  @property({ attribute: false }) media: Media | undefined;

  protected override render() {
    const { media } = this;
    if (!media) return nothing;
    return html`<ol tabindex="0" aria-label=${t("library.pages", { name: media.name })}>${media.pages.map((page, index) => {
      const file = page.renditions.find(({ type, width }) => type === "image/webp" && width >= 480) ?? page.renditions.at(-1);
      const number = t("library.page", { number: index + 1 });
      return html`<li>${file ? html`<img src=${fileUrl(file)} alt=${number} loading="lazy" width=${page.width} height=${page.height} />` : nothing}<span aria-hidden="true">${index + 1}</span></li>`;
    })}</ol>`;
  }
}
