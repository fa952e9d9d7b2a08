import { css, html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ref } from "lit/directives/ref.js";
import { AnnouncementState } from "../../domain/model/announcement.ts";
import { CATEGORIES } from "../../domain/model/category.ts";
import type { Group } from "../../domain/model/place.ts";
import { LocalDate } from "../../domain/model/time.ts";
import { categoryName } from "../announcement-look.ts";
import { depthOf } from "../groups/tree.ts";
import { t } from "../texts.ts";
import { addressOf, type Stand } from "./address.ts";
import { shifted, VIEWS } from "./timeline-view.ts";

export interface Toolbar {
  readonly stand: Stand;
  readonly today: LocalDate;
  readonly name: string;
  readonly groups: readonly Group[];
  readonly gapCount: number;
  readonly go: (stand: Stand, how: "step" | "replace") => void;
  readonly onSearch: (search: string) => void;
  readonly onGaps: () => void;
  /** In a narrow window the filters wait behind a button. */
  readonly showsFilters: boolean;
  readonly onFilters: () => void;
}

export const toolbarStyles = css`
  .steps {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }
  .jump {
    position: relative;
  }
  .jump .chip {
    min-height: var(--control);
    white-space: nowrap;
  }
  .jump input {
    position: absolute;
    inset: auto auto 0 0;
    width: 100%;
    height: 0;
    padding: 0;
    border: 0;
    opacity: 0;
    pointer-events: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-bottom: 0.875rem;
  }
  .views {
    display: flex;
    padding: 0.1875rem;
    border-radius: var(--radius);
    background: var(--surface-sunk);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .views a {
    display: grid;
    place-items: center;
    min-height: calc(var(--control) - 0.375rem);
    padding: 0 0.8rem;
    border-radius: 6px;
    color: var(--ink-soft);
    text-decoration: none;
    white-space: nowrap;
  }
  .views a:hover {
    color: var(--ink);
  }
  .views a[aria-current="true"] {
    background: var(--surface);
    color: var(--ink);
    font-weight: 600;
    box-shadow: var(--shadow), 0 0 0 1px var(--line);
  }
  .tools search {
    display: flex;
    flex: 1 1 22rem;
    flex-wrap: wrap;
    gap: 0.5rem;
    min-width: 0;
  }
  .tools .search-box {
    flex: 2 1 9rem;
  }
  .tools select.control {
    flex: 1 1 7.5rem;
    width: auto;
  }
  .set {
    font-weight: 600;
    border-color: var(--inverse);
  }
  .more-filters {
    display: none;
  }
  @media (max-width: 75rem) {
    .tools search {
      order: 1;
      flex-basis: 100%;
    }
  }
  @media (max-width: 48rem) {
    .more-filters {
      display: inline-flex;
    }
    .tools search:not(.shown) {
      display: none;
    }
    .views {
      flex: 1 1 100%;
    }
    .views a {
      flex: 1;
      padding: 0 0.25rem;
    }
    .tools .search-box {
      flex-basis: 100%;
    }
  }
`;

/** Back, today, on, and what is shown: all of them links, so that the address and the back button keep up. */
export function stepsTemplate({ stand, today, name, go }: Toolbar): TemplateResult {
  const { view, date } = stand;
  const step = (by: number) => addressOf({ ...stand, date: shifted(view, date, by) });
  let field: HTMLInputElement | undefined;
  const take = (event: Event) => {
    const chosen = event.target instanceof HTMLInputElement ? LocalDate.safeParse(event.target.value) : undefined;
    if (chosen?.success) go({ ...stand, date: chosen.data }, "step");
  };
  return html`<div class="steps">
    <a class="button quiet small icon-only" href=${step(-1)} aria-label=${t("timeline.previous")} title=${t("timeline.previous")}><ui-icon name="chevron-left"></ui-icon></a>
    <span class="jump">
      <button class="chip" type="button" aria-label=${t("timeline.goTo", { label: name })} @click=${() => field?.showPicker()}><span class="numbers">${name}</span><ui-icon name="chevron-down"></ui-icon></button>
      <input type="date" tabindex="-1" aria-hidden="true" min="2000-01-01" max="2199-12-31" .value=${live(date)} @change=${take} ${ref(
        (element) => {
          field = element instanceof HTMLInputElement ? element : undefined;
        },
      )} />
    </span>
    <a class="button quiet small icon-only" href=${step(1)} aria-label=${t("timeline.next")} title=${t("timeline.next")}><ui-icon name="chevron-right"></ui-icon></a>
    <a class="button small" href=${addressOf({ ...stand, date: today })}>${t("timeline.today")}</a>
  </div>`;
}

/** Views and filters. */
export function toolsTemplate(toolbar: Toolbar): TemplateResult {
  const { stand, groups, gapCount, go, onSearch, onGaps } = toolbar;
  return html`<div class="tools">
    <nav class="views" aria-label=${t("timeline.view")}>${VIEWS.map((view) => html`<a href=${addressOf({ ...stand, view })} aria-current=${view === stand.view ? "true" : "false"}>${t(`timeline.view.${view}`)}</a>`)}</nav>
    <button class="button small more-filters" type="button" aria-expanded=${toolbar.showsFilters} aria-controls="filters" @click=${toolbar.onFilters}><ui-icon name="sliders-horizontal"></ui-icon>${t("timeline.filter")}</button>
    <search id="filters" class=${toolbar.showsFilters ? "shown" : ""} aria-label=${t("timeline.filter")}>
      <div class="search-box">
        <ui-icon name="search"></ui-icon>
        <input class="control" type="search" aria-label=${t("timeline.search")} placeholder=${t("timeline.search")} .value=${live(stand.search ?? "")}
          @input=${(event: Event) => event.target instanceof HTMLInputElement && onSearch(event.target.value)} />
      </div>
      ${choice(t("timeline.category"), t("timeline.anyCategory"), stand.category, CATEGORIES, categoryName, (category) => go({ ...stand, category }, "replace"))}
      ${choice(
        t("timeline.state"),
        t("timeline.anyState"),
        stand.state,
        AnnouncementState.options.filter((state) => state !== "withdrawn"),
        (state) => t(`state.${state}`),
        (state) => go({ ...stand, state }, "replace"),
      )}
      ${choice(
        t("timeline.group"),
        t("timeline.anyGroup"),
        stand.groupId,
        groups.map(({ id }) => id),
        (id) =>
          groups.filter((group) => group.id === id).map((group) => `${"\u2003".repeat(depthOf(groups, group))}${group.name}`)[0] ?? "",
        (groupId) => go({ ...stand, groupId }, "replace"),
      )}
    </search>
    <button class="button small" type="button" @click=${onGaps}><span class="numbers">${t("timeline.gapCount", { count: gapCount })}</span></button>
  </div>`;
}

/** All options in one go: an engine that draws the chosen one copies the first while the template is being cloned, its markers included. */
function choice<Value extends string>(
  label: string,
  any: string,
  value: Value | undefined,
  options: readonly Value[],
  nameOf: (value: Value) => string,
  onChange: (value: Value | undefined) => void,
): TemplateResult {
  const change = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLSelectElement) onChange(options.find((option) => option === target.value));
  };
  return html`<select class="control ${value ? "set" : ""}" aria-label=${label} .value=${live(value ?? "")} @change=${change}>
    <button type="button"><selectedcontent></selectedcontent></button>
    ${[undefined, ...options].map((option) => html`<option value=${option ?? ""} ?selected=${option === value}><span>${option === undefined ? any : nameOf(option)}</span></option>`)}
  </select>`;
}
