import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenDelivery } from "../../domain/api/screen-deliveries.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import { listFailure } from "../elements/list-notes.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime, lasting } from "../when.ts";

/** So many stand there at once; the others are folded away. */
const AT_ONCE = 3;

/** What was sent to a screen lately, and how soon it had it and showed it. */
@customElement("screen-deliveries")
export class ScreenDeliveries extends LitElement {
  static override styles = [
    base,
    notes,
    css`
      :host,
      ul {
        display: grid;
        gap: 0.5rem;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.75rem;
      }
      summary {
        padding: 0.25rem 0;
        color: var(--ink-soft);
        cursor: pointer;
      }
      .waits {
        color: var(--warn);
      }
    `,
  ];

  @property({ attribute: false }) screenId: ScreenId | undefined;
  @state() private deliveries: readonly ScreenDelivery[] | undefined;
  @state() private failed: unknown;

  constructor() {
    super();
    new LiveController(this, "screens", ({ presences }) => {
      const now = presences.find(({ screenId }) => screenId === this.screenId);
      const [latest] = this.deliveries ?? [];
      if (now && (now.playlist !== latest?.playlist || latest?.paintedAtMs === null)) void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("screenId")) return;
    this.deliveries = undefined;
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { deliveries = [], failed } = this;
    const rest = deliveries.slice(AT_ONCE);
    return html`${listFailure(failed, () => this.#load())}
      ${this.deliveries?.length === 0 ? html`<p class="soft">${t("sent.nothing")}</p>` : list(deliveries.slice(0, AT_ONCE))}
      ${rest.length === 0 ? "" : html`<details><summary>${t("sent.earlier")}</summary>${list(rest)}</details>`}`;
  }

  async #load(): Promise<void> {
    const id = this.screenId;
    if (!id) return;
    try {
      const { items } = await api.screens.deliveries({ id });
      if (id !== this.screenId) return;
      this.deliveries = items;
      this.failed = undefined;
    } catch (error) {
      if (id === this.screenId) this.failed = error;
    }
  }
}

function list(deliveries: readonly ScreenDelivery[]): TemplateResult {
  return html`<ul class="small">${deliveries.map((delivery) => html`<li>${outcome(delivery)}<span class="soft">${dateAndTime(delivery.pushedAtMs)}</span></li>`)}</ul>`;
}

function outcome({ pushedAtMs, appliedAtMs, paintedAtMs }: ScreenDelivery): TemplateResult {
  if (paintedAtMs !== null) return html`<span>${t("sent.painted", { after: lasting(paintedAtMs - pushedAtMs) })}</span>`;
  if (appliedAtMs !== null) return html`<span>${t("sent.applied", { after: lasting(appliedAtMs - pushedAtMs) })}</span>`;
  return html`<span class="waits">${t("sent.sent")}</span>`;
}
