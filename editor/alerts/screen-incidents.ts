import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenId } from "../../domain/model/id.ts";
import type { IncidentSummary } from "../../domain/model/incident.ts";
import { api } from "../api-client.ts";
import "../elements/ui-icon.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { clock } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";
import { whatOf } from "./incident-words.ts";

/** The open incidents that a screen is part of, each a way to it; nothing if there is none. */
@customElement("screen-incidents")
export class ScreenIncidents extends LitElement {
  static override styles = [
    base,
    css`
      a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 0.625rem;
        align-items: center;
        padding: 0.5rem 0.75rem;
        border-radius: var(--radius);
        background: var(--alarm-soft);
        color: var(--alarm);
        text-decoration: none;
      }
      a:hover strong {
        text-decoration: underline;
      }
      a.taken {
        background: var(--calm-soft);
        color: var(--calm);
      }
      p + p {
        margin-top: 0.375rem;
      }
    `,
  ];

  @property({ attribute: false }) screenId: ScreenId | undefined;
  @state() private incidents: readonly IncidentSummary[] = [];

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource }) => {
      if (resource === "incidents") void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("screenId")) void this.#load();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.incidents.length === 0) return nothing;
    return html`${this.incidents.map((incident) => line(incident))}`;
  }

  /** It is beside the point of the panel: without an answer it says nothing. */
  async #load(): Promise<void> {
    const { screenId } = this;
    if (!screenId) return;
    const page = await api.alerts.incidents({ screenId, state: "open", limit: 5 }).catch(() => undefined);
    if (screenId !== this.screenId) return;
    this.incidents = (page?.items ?? []).filter(({ screens }) => screens.some((one) => one.screenId === screenId && !one.gone));
    this.hidden = this.incidents.length === 0;
  }
}

function line(incident: IncidentSummary): TemplateResult {
  const { id, acknowledged, sinceMs } = incident;
  const nowMs = Date.now();
  const says = acknowledged
    ? t("incidents.takenAt", { name: acknowledged.byName, time: clock(acknowledged.atMs, nowMs) })
    : t("incidents.sinceAt", { time: clock(sinceMs, nowMs) });
  return html`<p><a class=${acknowledged ? "taken" : ""} href="/incidents/${id}"><ui-icon name="bell-ring"></ui-icon><span class="numbers"><strong>${t("incidents.here")}: ${whatOf(incident)}</strong><br />${says}</span><ui-icon name="chevron-right"></ui-icon></a></p>`;
}
