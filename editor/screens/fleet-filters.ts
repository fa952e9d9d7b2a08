import { html, type TemplateResult } from "lit";
import { AvailabilityBy } from "../../domain/model/availability.ts";
import type { Group } from "../../domain/model/place.ts";
import type { Choice } from "../elements/combo-field.ts";
import { searchBox } from "../elements/list-notes.ts";
import { selectField } from "../elements/select-field.ts";
import { treeChoices } from "../groups/tree-choices.ts";
import { t } from "../texts.ts";
import { GROUPINGS } from "./fleet-order.ts";
import type { FleetView, ScreenFilter } from "./screen-address.ts";

/** What of the address is another now, by its name there; empty takes it out. */
export type AddressChange = Readonly<Partial<Record<"search" | "site" | "group" | "by" | "bars", string>>>;

interface Filters {
  readonly filter: ScreenFilter;
  readonly view: FleetView;
  readonly sites: readonly Choice[];
  readonly groups: readonly Group[];
  readonly onSearch: (event: Event) => void;
  readonly go: (change: AddressChange) => void;
}

/** What narrows and divides the list of screens. */
export function fleetFilters({ filter, view, sites, groups, onSearch, go }: Filters): TemplateResult {
  const { search = "", siteId, groupId } = filter;
  return html`<search class="filters">
    ${searchBox(t("screens.search"), search, onSearch)}
    <combo-field hide-label clearable label=${t("screen.site")} placeholder=${t("screens.anySite")} .choices=${sites} .value=${siteId ?? ""} @combo-change=${(event: CustomEvent<string>) => go({ site: event.detail })}></combo-field>
    <combo-field hide-label clearable label=${t("screens.group")} placeholder=${t("screens.anyGroup")} .choices=${treeChoices(groups)} .value=${groupId ?? ""} @combo-change=${(event: CustomEvent<string>) => go({ group: event.detail })}></combo-field>
    ${selectField({
      id: "grouping",
      label: t("screens.grouping"),
      value: view.grouping,
      options: GROUPINGS.map((value) => ({ value, label: t(`screens.by.${value}`) })),
      onChange: (by) => go({ by }),
    })}
    ${selectField({
      id: "bars",
      label: t("screens.bars"),
      value: view.bars,
      options: AvailabilityBy.options.map((value) => ({ value, label: t(`screens.bars.${value}`) })),
      onChange: (bars) => go({ bars }),
    })}
  </search>`;
}
