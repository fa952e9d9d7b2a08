import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { DeliveryProgress } from "../../domain/api/announcements.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import "../elements/ui-icon.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { progressBar } from "../style/progress.ts";
import { t } from "../texts.ts";
import { lasting } from "../when.ts";

/**
 * How far the published version has travelled, as the screens themselves report it: a screen counts as showing it only when it has said so.
 */
@customElement("publish-progress")
export class PublishProgress extends LitElement {
  static override styles = [
    base,
    progressBar,
    css`
      .progress {
        display: grid;
        gap: 0.375rem;
        padding: 0.875rem 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .line {
        display: flex;
        gap: 0.5rem;
        align-items: start;
        font-weight: 600;
      }
      .complete {
        color: var(--good);
      }
      progress {
        --progress: var(--good);
      }
    `,
  ];

  @property({ attribute: false }) announcementId: AnnouncementId | undefined;
  /** The published version; a new one is asked for anew. */
  @property({ type: Number }) version = 0;
  @state() private delivery: DeliveryProgress | undefined;

  constructor() {
    super();
    new LiveController(this, "deliveries", (delivery) => {
      if (delivery.announcementId === this.announcementId) this.delivery = delivery;
    });
    new LiveController(this, "connection", (state) => {
      if (state === "connected") void this.#read();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("announcementId") || changed.has("version")) void this.#read();
  }

  protected override render() {
    if (!this.delivery || this.delivery.version === null) return nothing;
    const { targeted, painted, connected, slowestMs } = this.delivery;
    const complete = painted >= targeted && targeted > 0;
    const unreached = Math.max(0, targeted - connected);
    return html`<div class="progress">
      <p class="line ${complete ? "complete" : ""}" role="status">
        <ui-icon name=${complete ? "circle-check" : "send"}></ui-icon>
        <span class="numbers">${targeted === 0 ? t("delivery.nobody") : t("delivery.painted", { painted, targeted })}${slowestMs === null ? "" : t("delivery.after", { time: lasting(slowestMs) })}</span>
      </p>
      ${targeted > 0 ? html`<progress max=${targeted} .value=${painted} aria-label=${t("delivery.label")}></progress>` : nothing}
      <p class="soft small">${unreached > 0 ? t("delivery.unreached", { count: unreached }) : nothing} ${complete ? nothing : t("delivery.honest")}</p>
    </div>`;
  }

  async #read(): Promise<void> {
    const id = this.announcementId;
    if (!id) return;
    try {
      const delivery = await api.announcements.delivery({ id });
      if (id === this.announcementId && delivery.painted >= (this.delivery?.version === delivery.version ? this.delivery.painted : 0))
        this.delivery = delivery;
    } catch {
      this.delivery = undefined; // unknown is shown as nothing rather than as a number
    }
  }
}
