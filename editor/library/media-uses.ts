import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MediaUsage } from "../../domain/api/media.ts";
import { stateBadge } from "../announcement-look.ts";
import { base } from "../style/base.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

/** Where something of the library stands, as links. */
@customElement("media-uses")
export class MediaUses extends LitElement {
  static override styles = [
    base,
    notes,
    css`
      ul {
        display: grid;
        gap: 0.375rem;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.125rem 0.75rem;
      }
      a {
        min-width: 0;
        overflow-wrap: anywhere;
        font-weight: 600;
      }
    `,
  ];

  /** Unknown while it is being asked for. */
  @property({ attribute: false }) usage: MediaUsage | undefined;

  protected override render() {
    const { usage } = this;
    if (!usage) return html`<p class="soft small">${t("list.loading")}</p>`;
    if (usage.announcements.length === 0 && usage.looks.length === 0) return html`<p class="soft small">${t("library.unused")}</p>`;
    return html`<ul>
      ${usage.announcements.map(({ id, title, state }) => html`<li><a href="/announcements/${id}">${title || t("announcement.untitled")}</a>${stateBadge(state)}</li>`)}
      ${usage.looks.map(({ groupId, name }) => html`<li><a href=${groupId ? `/looks?group=${groupId}` : "/looks"}>${t("library.lookOf", { name })}</a></li>`)}
    </ul>`;
  }
}
