import { html, nothing, type TemplateResult } from "lit";
import type { AvailabilityBy } from "../../domain/model/availability.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { cssVars } from "../elements/css-vars.ts";
import { t } from "../texts.ts";
import { availabilityBars, availabilityShare } from "./availability-bars.ts";
import type { FleetList } from "./fleet-list.ts";
import { countStates, type FleetHeading, type FleetScreen } from "./fleet-order.ts";
import type { FleetSelection } from "./fleet-selection.ts";
import type { ScreenFilter } from "./screen-address.ts";
import { isShownNow, lastSeen, PASSING_STATES, STATE_LOOKS, STATES, shownNote, stateMark } from "./screen-look.ts";

export const HEADING_PX = 52;

/** How high a row is, as `fleet-row-styles.ts` has it. */
export function rowPx(isNarrow: boolean): number {
  return isNarrow ? 88 : 60;
}

/** Where a row stands: its upper edge, and its place among all. */
interface At {
  readonly topPx: number;
  readonly place: number;
  readonly total: number;
}

interface Look {
  readonly address: string;
  readonly isChosen: boolean;
  readonly bars: AvailabilityBy;
  readonly canPick: boolean;
  /** The line above names the site already. */
  readonly isUnderSite: boolean;
  /** All screens of the list, for ranges. */
  readonly order: readonly ScreenId[];
}

/** The rows of the list of screens: each screen with what hangs there and how available it was, and the lines that divide them. */
export class FleetRows {
  readonly #fleet: FleetList;
  readonly #selection: FleetSelection;

  constructor(fleet: FleetList, selection: FleetSelection) {
    this.#fleet = fleet;
    this.#selection = selection;
  }

  /** Ticks all of the list, and leads to the table of it. */
  head(order: readonly ScreenId[], filter: ScreenFilter): TemplateResult {
    const table = `/api/v1/screens.csv?${new URLSearchParams({ ...filter }).toString()}`;
    return html`<div class="list-head small"><label class="pick-all"><input type="checkbox" .checked=${order.every((id) => this.#selection.has(id))} .indeterminate=${this.#isPartly(order)} @change=${() => this.#selection.toggleAll(order)} />${t("screens.pickAll")}</label><a href=${table} download>${t("screens.asTable")}</a></div>`;
  }

  heading({ name, ids }: FleetHeading, at: At, canPick: boolean): TemplateResult {
    const counts = countStates(ids, (id) => this.#fleet.stateOf(id), [...STATES, ...PASSING_STATES]);
    return html`<li class="heading" ${cssVars({ "--top": `${String(at.topPx)}px` })} aria-setsize=${at.total} aria-posinset=${at.place + 1}>
      ${canPick ? html`<input type="checkbox" aria-label=${t("screens.pickSection", { name })} .checked=${ids.every((id) => this.#selection.has(id))} .indeterminate=${this.#isPartly(ids)} @change=${() => this.#selection.toggleAll(ids)} />` : nothing}
      <h2>${name}</h2>
      <span class="tally small">${counts.map(([state, count]) => html`<span class=${STATE_LOOKS[state].kind}><span class="dot"></span>${t(`presence.${state}Count`, { count })}</span>`)}</span>
    </li>`;
  }

  screen(row: FleetScreen, at: At, { address, isChosen, bars, canPick, isUnderSite, order }: Look): TemplateResult {
    const presence = this.#fleet.presenceOf(row.id);
    const item = this.#fleet.barsOf(row.id);
    const state = this.#fleet.stateOf(row.id) ?? "new";
    const shown = presence && { presence, slideTitle: presence.slideTitle, isExpected: row.isExpected };
    const pick = (event: MouseEvent) => this.#selection.toggle(row.id, event.shiftKey, order);
    return html`<li class="row screen ${isChosen ? "chosen" : ""} ${canPick ? "pickable" : ""}" ${cssVars({ "--top": `${String(at.topPx)}px` })} aria-setsize=${at.total} aria-posinset=${at.place + 1}>
      ${canPick ? html`<label class="pick"><input type="checkbox" aria-label=${t("screens.pick", { name: row.name, site: row.siteName })} .checked=${this.#selection.has(row.id)} @click=${pick} /></label>` : nothing}
      <span class="state small">${stateMark(state)}</span>
      <div class="main">
        <a class="row-link" href=${address} aria-current=${isChosen ? "true" : nothing}>${isUnderSite ? html`<span>${row.name}</span>` : html`<span>${row.siteName}</span><span class="name soft small">${row.name}</span>`}</a>
      </div>
      <span class="glass ${shown && isShownNow(shown) ? "" : "soft"}">${shown ? shownNote(shown) : nothing}</span>
      <span class="bars-cell">${availabilityBars(item, bars)}</span>
      <span class="share small">${availabilityShare(item)}</span>
      <span class="seen soft small">${presence && state !== "new" ? lastSeen(presence) : nothing}</span>
    </li>`;
  }

  #isPartly(ids: readonly ScreenId[]): boolean {
    const picked = ids.filter((id) => this.#selection.has(id)).length;
    return picked > 0 && picked < ids.length;
  }
}
