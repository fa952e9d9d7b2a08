import { css, html, nothing, type TemplateResult } from "lit";
import type { IncidentSummary } from "../../domain/model/incident.ts";
import "../elements/time-ago.ts";
import "../elements/ui-icon.ts";
import { clock } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";
import { lasting } from "../when.ts";
import { illCount, incidentIcon, isUntold, screensAddress, toDoOf, toldLine, whatOf, whereOf } from "./incident-words.ts";

export interface RowOf {
  readonly address: string;
  readonly isChosen: boolean;
  readonly nowMs: number;
}

/** Needs the styles of `style/rows.ts` and `style/buttons.ts`. */
export const incidentRowStyles = css`
  .open {
    gap: 0.625rem;
    margin-inline: 0;
  }
  .open .row {
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    padding: 1rem 1.125rem;
    border-color: var(--line);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .open .row:hover,
  .open .row.chosen {
    border-color: var(--line-control);
  }
  .mark {
    display: grid;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    border-radius: 50%;
    background: var(--alarm-soft);
    color: var(--alarm);
  }
  .taken .mark {
    background: var(--calm-soft);
    color: var(--calm);
  }
  .open .main {
    gap: 0.25rem;
  }
  .open .row-link {
    font-size: 1.0625rem;
  }
  .what {
    color: var(--alarm);
    font-weight: 600;
  }
  .taken .what {
    color: var(--ink);
  }
  .what .since {
    color: var(--ink-soft);
    font-weight: 400;
  }
  .to-do {
    max-width: 46rem;
    margin-top: 0.25rem;
  }
  .told {
    display: flex;
    gap: 0.5rem;
    align-items: start;
    color: var(--ink-soft);
    font-size: 0.9375rem;
  }
  .told ui-icon {
    margin-top: 0.125rem;
  }
  .told.warn {
    color: var(--warn);
  }
  .told.calm {
    color: var(--calm);
  }
  .side {
    position: relative;
    display: grid;
    gap: 0.5rem;
    justify-items: stretch;
    min-width: 11rem;
  }
  .past .row {
    grid-template-columns: auto minmax(0, 3fr) minmax(0, 2fr) 12rem 6rem;
  }
  .past .row > ui-icon {
    color: var(--ink-soft);
  }
  .past .lasted {
    text-align: right;
  }
  .has-panel .past .row {
    grid-template-columns: auto minmax(0, 1fr) auto;
  }
  .has-panel .past .row > .ended,
  .has-panel .past .row > .state {
    grid-column: 2;
  }
  .has-panel .past .lasted {
    grid-area: 1 / 3;
  }
  .has-panel .open .row {
    grid-template-columns: auto minmax(0, 1fr);
  }
  .has-panel .side {
    grid-column: 2;
    grid-auto-flow: column;
    justify-content: start;
  }
  @media (max-width: 60rem) {
    .open .row {
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.25rem 0.875rem;
      padding: 0.875rem;
    }
    .mark {
      width: 2.125rem;
      height: 2.125rem;
    }
    .side {
      grid-column: 1 / -1;
      grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
      margin-top: 0.375rem;
    }
    .past .row {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .past .row > .ended,
    .past .row > .state {
      grid-column: 2;
    }
    .past .lasted {
      grid-area: 1 / 3;
    }
  }
`;

/** Something that is wrong now: what, where, since when, who knows, what to do. Without `onTake` nobody can say that she sees to it. */
export function openRow(incident: IncidentSummary, { address, isChosen, nowMs }: RowOf, onTake: (() => void) | undefined): TemplateResult {
  const { acknowledged, sinceMs, subject } = incident;
  return html`<li class="row ${acknowledged ? "taken" : ""} ${isChosen ? "chosen" : ""}">
    <span class="mark"><ui-icon name=${incidentIcon(incident)}></ui-icon></span>
    <div class="main">
      <h3><a class="row-link" href=${address} aria-current=${isChosen ? "true" : nothing}>${whereOf(incident)}</a></h3>
      <p class="what">${whatOf(incident)} <span class="since numbers">${t("incidents.sinceAt", { time: clock(sinceMs, nowMs) })}, <time-ago .ms=${sinceMs}></time-ago></span></p>
      <p class="to-do">${toDoOf(incident)}</p>
      ${acknowledged ? html`<p class="told calm numbers"><ui-icon name="circle-user-round"></ui-icon><span>${t("incidents.takenAt", { name: acknowledged.byName, time: clock(acknowledged.atMs, nowMs) })}</span></p>` : nothing}
      <p class="told numbers ${isUntold(incident) ? "warn" : ""}"><ui-icon name=${isUntold(incident) ? "triangle-alert" : "bell-ring"}></ui-icon><span>${toldLine(incident, nowMs)}</span></p>
    </div>
    <div class="side">
      ${onTake && !acknowledged ? html`<button class="button" type="button" aria-label="${t("incidents.take")}: ${whereOf(incident)}" @click=${onTake}>${t("incidents.take")}</button>` : nothing}
      <a class="button quiet" href=${screensAddress(incident)}><ui-icon name="monitor"></ui-icon>${subject === "site" ? t("incidents.toScreens", { count: illCount(incident) }) : t("incidents.toScreen")}</a>
    </div>
  </li>`;
}

/** Something that is over. */
export function pastRow(incident: IncidentSummary, { address, isChosen, nowMs }: RowOf): TemplateResult {
  const { sinceMs, overAtMs, ending } = incident;
  return html`<li class="row ${isChosen ? "chosen" : ""}">
    <ui-icon name=${incidentIcon(incident)}></ui-icon>
    <div class="main"><a class="row-link" href=${address} aria-current=${isChosen ? "true" : nothing}>${whereOf(incident)}</a><span class="soft small">${whatOf(incident)}</span></div>
    <span class="state soft small">${ending && ending !== "well" ? t(`incidents.ending.${ending}`) : nothing}</span>
    <span class="ended soft small numbers">${t("incidents.from", { time: clock(sinceMs, nowMs) })}</span>
    <span class="lasted small numbers">${lasting((overAtMs ?? nowMs) - sinceMs)}</span>
  </li>`;
}
