import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { IconName } from "./icon-names.ts";
import "./ui-icon.ts";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
}

export interface SelectField<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/**
 * A labelled choice of one. It is the browser's own `<select>` with its keyboard and its type-ahead, dressed by `style/fields.ts`; where
 * the engine allows (`appearance: base-select`) its list is dressed too.
 */
export function selectField<Value extends string>(field: SelectField<Value>): TemplateResult {
  return html`<div class="field">
    <label for=${field.id}>${field.label}</label>
    ${field.hint ? html`<p class="hint" id="${field.id}-hint">${field.hint}</p>` : nothing}
    <select
      class="control"
      id=${field.id}
      .value=${live(field.value)}
      ?disabled=${field.disabled ?? false}
      aria-describedby=${field.hint ? `${field.id}-hint` : nothing}
      @change=${(event: Event) => choose(field, event)}
    >
      <button type="button"><selectedcontent></selectedcontent></button>
      ${field.options.map((option) => html`<option value=${option.value} ?selected=${option.value === field.value}>${option.icon ? html`<ui-icon name=${option.icon}></ui-icon>` : nothing}<span>${option.label}</span></option>`)}
    </select>
  </div>`;
}

function choose<Value extends string>({ options, onChange }: SelectField<Value>, event: Event): void {
  const { target } = event;
  const chosen = target instanceof HTMLSelectElement ? options.find(({ value }) => value === target.value) : undefined;
  if (chosen) onChange(chosen.value);
}
