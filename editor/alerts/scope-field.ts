import { css, html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { ScreenId } from "../../domain/model/id.ts";
import "../elements/combo-field.ts";
import type { Choice } from "../elements/combo-field.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-icon.ts";
import type { GroupList } from "../group-list.ts";
import { treeChoices } from "../groups/tree-choices.ts";
import type { SiteList } from "../site-list.ts";
import { t } from "../texts.ts";
import type { ScopeChoice } from "./scope-choice.ts";

type ScopeKind = ScopeChoice["kind"];

export interface ScopeField {
  readonly value: ScopeChoice;
  readonly kinds: readonly ScopeKind[];
  readonly groups: GroupList;
  readonly sites: SiteList;
  /** All screens, if single ones may be chosen. */
  readonly screens?: readonly Choice[];
  readonly isWrong: boolean;
  readonly onChange: (value: ScopeChoice) => void;
}

export const scopeStyles = css`
  .scope,
  .chosen-screens {
    display: grid;
    gap: 0.625rem;
  }
  .chosen-screens ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
`;

/** Which screens: all, those of a group or site, single ones. Needs `scopeStyles`, `style/buttons.ts` and `style/fields.ts`. */
export function scopeField(field: ScopeField): TemplateResult {
  const { value, kinds, onChange } = field;
  return html`<div class="scope">
    ${selectField<ScopeKind>({
      id: "scope",
      label: t("scope.label"),
      value: value.kind,
      options: kinds.map((kind) => ({ value: kind, label: t(`scope.${kind}`) })),
      onChange: (kind) => onChange({ ...value, kind }),
    })}
    ${which(field)}
  </div>`;
}

function which({ value, groups, sites, screens = [], isWrong, onChange }: ScopeField): TemplateResult | typeof nothing {
  switch (value.kind) {
    case "all":
      return nothing;
    case "group":
      return html`<combo-field label=${t("scope.groupField")} .choices=${treeChoices(groups.groups)} .value=${value.groupId} error=${isWrong ? t("scope.groupWrong") : ""} @combo-change=${(event: CustomEvent<string>) => onChange({ ...value, groupId: event.detail })}></combo-field>`;
    case "site":
      return html`<combo-field label=${t("scope.siteField")} .choices=${sites.choices} .value=${value.siteId} error=${isWrong ? t("scope.siteWrong") : ""} @combo-change=${(event: CustomEvent<string>) => onChange({ ...value, siteId: event.detail })}></combo-field>`;
    case "screens":
      return singleScreens(value, screens, isWrong, onChange);
  }
}

function singleScreens(value: ScopeChoice, screens: readonly Choice[], isWrong: boolean, onChange: ScopeField["onChange"]): TemplateResult {
  const { screenIds } = value;
  const set = (ids: readonly ScreenId[]) => onChange({ ...value, screenIds: ids });
  const free = screens.filter((choice) => !screenIds.some((id) => id === choice.value));
  const nameOf = (id: ScreenId) => {
    const choice = screens.find((one) => one.value === id);
    return choice ? `${choice.label}, ${choice.hint ?? ""}` : "…";
  };
  return html`<div class="chosen-screens">
    <combo-field label=${t("scope.screenField")} .choices=${free} .value=${live("")} error=${isWrong ? t("scope.screensWrong") : ""} @combo-change=${(event: CustomEvent<string>) => set([...screenIds, event.detail as ScreenId])}></combo-field>
    ${screenIds.length === 0 ? nothing : html`<ul>${screenIds.map((id) => html`<li><button class="chip" type="button" aria-label=${t("scope.screenRemove", { name: nameOf(id) })} @click=${() => set(screenIds.filter((one) => one !== id))}>${nameOf(id)}<ui-icon name="x"></ui-icon></button></li>`)}</ul>`}
  </div>`;
}
