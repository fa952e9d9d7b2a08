import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import "./ui-icon.ts";

export interface OptionCard<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  readonly picture?: TemplateResult;
}

/** A choice of few, each with a word of explanation: radio buttons that look like cards. Needs the styles of `style/forms.ts`. */
export function optionCards<Value extends string>(
  name: string,
  legend: string,
  value: Value,
  options: readonly OptionCard<Value>[],
  onChange: (value: Value) => void,
): TemplateResult {
  return html`<fieldset>
    <legend class="label">${legend}</legend>
    <div class="options">
      ${options.map(
        (option) => html`<label class="option">
          <input type="radio" name=${name} value=${option.value} .checked=${live(option.value === value)} @change=${() => onChange(option.value)} />
          ${option.picture ?? ""}
          <span><strong>${option.label}</strong>${option.hint ? html`<br /><span class="soft small">${option.hint}</span>` : ""}</span>
          <ui-icon class="tick" name="check"></ui-icon>
        </label>`,
      )}
    </div>
  </fieldset>`;
}
