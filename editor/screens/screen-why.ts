import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { AnnouncementId, ScreenId } from "../../domain/model/id.ts";
import { type Resolution, WithheldReason } from "../../domain/model/resolution.ts";
import { api } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";

const PAGE = 200;

/** What runs on a screen now, what does not, and why: the answer of the resolver itself, in sentences. */
@customElement("screen-why")
export class ScreenWhy extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 1rem;
      }
      h4 {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin: 0 0 0.25rem;
        font-size: 0.9375rem;
      }
      .runs h4 {
        color: var(--good);
      }
      li {
        padding: 0.25rem 0 0.25rem 1.75rem;
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) screenId: ScreenId | undefined;
  @state() private resolution: Resolution | undefined;
  @state() private titles: ReadonlyMap<AnnouncementId, string> = new Map();
  @state() private failed: unknown;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("screenId") && this.screenId) void this.#load(this.screenId);
  }

  protected override render() {
    const { resolution } = this;
    if (!resolution)
      return html`<p class="soft" role="status">${this.failed === undefined ? t("list.loading") : problemText(this.failed)}</p>`;
    return html`<section class="runs">
        <h4><ui-icon name="circle-check"></ui-icon>${t("why.runs", { count: resolution.shown.length })}</h4>
        ${resolution.shown.length > 0 ? this.#list(resolution.shown) : html`<p class="soft small">${t("why.nothing")}</p>`}
      </section>
      ${WithheldReason.options.map((reason) => this.#withheld(reason, resolution))}`;
  }

  #withheld(reason: WithheldReason, { withheld }: Resolution): TemplateResult | typeof nothing {
    const ids = withheld.filter((one) => one.reason === reason).map(({ announcementId }) => announcementId);
    if (ids.length === 0) return nothing;
    return html`<section><h4><ui-icon name="circle-x"></ui-icon>${t(`why.${reason}`)}</h4>${this.#list(ids)}</section>`;
  }

  #list(ids: readonly AnnouncementId[]): TemplateResult {
    return html`<ul>${ids.map((id) => html`<li><a href="/announcements/${id}">${this.titles.get(id) ?? "…"}</a></li>`)}</ul>`;
  }

  async #load(id: ScreenId): Promise<void> {
    this.resolution = undefined;
    try {
      const resolution = await api.screens.resolution({ id });
      this.resolution = resolution;
      await this.#loadTitles();
    } catch (error) {
      this.failed = error;
    }
  }

  async #loadTitles(): Promise<void> {
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof api.announcements.list>> = await api.announcements.list({
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      });
      const titles = page.items.map(({ id, content }) => [id, content.variants[0]?.title || t("announcement.untitled")] as const);
      this.titles = new Map([...this.titles, ...titles]);
      cursor = page.nextCursor;
    } while (cursor);
  }
}
