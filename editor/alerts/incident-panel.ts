import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { IncidentId } from "../../domain/model/id.ts";
import type { Incident, IncidentScreen, Notice } from "../../domain/model/incident.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { LiveController } from "../live.ts";
import { panelStyles } from "../screens/screen-panel-styles.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { clock } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";
import { lasting } from "../when.ts";
import { illCount, incidentIcon, screensAddress, toDoOf, whatOf, whereOf } from "./incident-words.ts";
import { noticeLog, noticeLogStyles } from "./notice-log.ts";
import { takeIncident } from "./take-incident.ts";

/** So many screens are named; the rest are counted. */
const NAMED = 20;

/** One incident: what it is, which screens, who sees to it, and who was told what, with what did not arrive. */
@customElement("incident-panel")
export class IncidentPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    panelStyles,
    noticeLogStyles,
    css`
      .head {
        display: flex;
        gap: 0.75rem;
        align-items: start;
        justify-content: space-between;
      }
      .what {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        font-weight: 600;
        color: var(--alarm);
      }
      .what.over {
        color: var(--ink-soft);
      }
      .taken {
        display: flex;
        gap: 0.5rem;
        padding: 0.625rem 0.875rem;
        border-radius: var(--radius);
        background: var(--calm-soft);
        color: var(--calm);
      }
      .screens {
        display: grid;
        gap: 0.375rem;
      }
      .screens li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        justify-content: space-between;
      }
      .actions .button {
        flex: 1 1 auto;
      }
      @media (max-width: 40rem) {
        .actions {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) incidentId: string | undefined;
  @property() listAddress = "/incidents";
  @state() private incident: Incident | undefined;
  @state() private notices: readonly Notice[] = [];
  @state() private failed: unknown;

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource, id }) => {
      if (resource === "incidents" && (id === null || id === this.incidentId)) void this.#load();
    });
    new LiveController(this, "connection", (line) => {
      if (line === "connected") void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("incidentId")) return;
    this.incident = undefined;
    this.failed = undefined;
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { incident, failed } = this;
    if (!incident) return html`<div class="card">${this.#notThere(failed)}</div>`;
    const nowMs = Date.now();
    return html`<article class="card" aria-labelledby="where">
      <div class="top">
        <p class="what ${incident.overAtMs === null ? "" : "over"}"><ui-icon name=${incidentIcon(incident)}></ui-icon>${whatOf(incident)}</p>
        <a class="button quiet small icon-only shut" href=${this.listAddress} aria-label=${t("action.close")}><ui-icon name="x"></ui-icon></a>
      </div>
      <div class="body">
        <h2 id="where">${whereOf(incident)}</h2>
        ${this.#taken(incident, nowMs)} ${facts(incident, nowMs)} ${this.#actions(incident)}
        ${incident.overAtMs === null ? html`<section class="more"><h3>${t("incidents.toDo")}</h3><p>${toDoOf(incident)}</p></section>` : nothing}
        ${incident.subject === "site" ? screensSection(incident, nowMs) : nothing}
        <section class="more"><h3>${t("notices.title")}</h3>${noticeLog(this.notices, nowMs)}</section>
      </div>
    </article>`;
  }

  #notThere(failed: unknown): TemplateResult | typeof nothing {
    if (failed instanceof Problem && failed.code === "not-found") return html`<p role="status">${t("incidents.gone")}</p>`;
    return failed === undefined ? listLoading() : listFailure(failed, () => this.#load());
  }

  #taken({ acknowledged }: Incident, nowMs: number): TemplateResult | typeof nothing {
    if (!acknowledged) return nothing;
    const { byName: name, atMs } = acknowledged;
    return html`<p class="taken numbers"><ui-icon name="circle-user-round"></ui-icon>${t("incidents.takenAt", { name, time: clock(atMs, nowMs) })}</p>`;
  }

  #actions(incident: Incident): TemplateResult {
    const canTake = currentSession().user.role === "admin" && incident.overAtMs === null && incident.acknowledged === null;
    return html`<div class="actions">
      ${canTake ? html`<button class="button primary" type="button" @click=${() => takeIncident(incident.id)}>${t("incidents.take")}</button>` : nothing}
      <a class="button" href=${screensAddress(incident)}><ui-icon name="monitor"></ui-icon>${incident.subject === "site" ? t("incidents.toScreens", { count: incident.screens.length }) : t("incidents.toScreen")}</a>
    </div>`;
  }

  async #load(): Promise<void> {
    const id = this.incidentId as IncidentId | undefined;
    if (!id) return;
    try {
      const answer = await api.alerts.readIncident({ id });
      if (id !== this.incidentId) return;
      this.incident = answer.incident;
      this.notices = answer.notices;
      this.failed = undefined;
    } catch (error) {
      if (id === this.incidentId) this.failed = error;
    }
  }
}

function facts({ sinceMs, openedAtMs, overAtMs, ending, rounds, screens }: Incident, nowMs: number): TemplateResult {
  const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd class="numbers">${value}</dd></div>`;
  const wellMs = Math.max(...screens.map(({ wellSinceMs }) => wellSinceMs ?? 0));
  const endMs = overAtMs === null ? nowMs : wellMs || overAtMs;
  return html`<dl>
    ${fact(t("incidents.since"), clock(sinceMs, nowMs))} ${fact(t("incidents.noticed"), clock(openedAtMs, nowMs))}
    ${overAtMs === null ? nothing : fact(t("incidents.ended"), clock(endMs, nowMs))} ${fact(t("incidents.lasted"), lasting(endMs - sinceMs))}
    ${rounds > 0 ? fact(t("incidents.again"), t("incidents.againCount", { count: rounds })) : nothing}
    ${ending ? fact(t("incidents.ending"), t(`incidents.ending.${ending}`)) : nothing}
  </dl>`;
}

/** Those that are not well first. */
function screensSection(incident: Incident, nowMs: number): TemplateResult {
  const { screens } = incident;
  const order = screens.toSorted((a, b) => Number(a.wellSinceMs !== null) - Number(b.wellSinceMs !== null));
  const more = screens.length - NAMED;
  return html`<section class="more"><h3>${t("incidents.screens", { count: illCount(incident) })}</h3>
    <ul class="screens">
      ${order.slice(0, NAMED).map((screen) => html`<li><a href="/screens/${screen.screenId}">${screen.name}</a><span class="soft small numbers">${screenText(screen, nowMs)}</span></li>`)}
      ${more > 0 ? html`<li class="soft">${t("incidents.moreScreens", { count: more })}</li>` : nothing}
    </ul>
  </section>`;
}

function screenText({ gone, wellSinceMs, sinceMs }: IncidentScreen, nowMs: number): string {
  if (gone) return t("incidents.screenGone");
  return wellSinceMs === null
    ? t("incidents.screenSince", { time: clock(sinceMs, nowMs) })
    : t("incidents.screenWell", { time: clock(wellSinceMs, nowMs) });
}
