import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import "./ui-icon.ts";

export interface TextField {
  /** Unique within the root it is drawn in; the error summary links to it. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: "text" | "email" | "password" | "number" | "search";
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly autocomplete?: AutoFill;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly large?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly disabled?: boolean;
  /** Language of what is typed, for spelling and screen readers. */
  readonly lang?: string;
}

/** A labelled text input with hint and error, tied together in the root it is drawn in. Needs the styles of `style/fields.ts`. */
export function textField(field: TextField): TemplateResult {
  return html`<div class="field">
    <label for=${field.id}>${field.label}</label>
    ${hintOf(field)}
    <input
      class="control ${field.large ? "large" : ""}"
      id=${field.id}
      name=${field.id}
      type=${field.type ?? "text"}
      .value=${live(field.value)}
      ?required=${field.required ?? false}
      ?disabled=${field.disabled ?? false}
      maxlength=${ifDefined(field.maxLength)}
      min=${ifDefined(field.min)}
      max=${ifDefined(field.max)}
      lang=${ifDefined(field.lang)}
      autocomplete=${field.autocomplete ?? "off"}
      aria-invalid=${field.error ? "true" : "false"}
      aria-describedby=${describedBy(field)}
      @input=${(event: InputEvent) => event.target instanceof HTMLInputElement && field.onInput(event.target.value)}
    />
    ${errorOf(field)}
  </div>`;
}

/** A labelled text of several lines, otherwise like `textField`. With `beside`, a control next to the label, the hint goes below. */
export function textArea(field: TextField & { readonly rows?: number; readonly beside?: TemplateResult }): TemplateResult {
  const label = html`<label class="label" for=${field.id}>${field.label}</label>`;
  return html`<div class="field">
    ${field.beside ? html`<div class="head">${label}${field.beside}</div>` : html`${label} ${hintOf(field)}`}
    <textarea
      class="control"
      id=${field.id}
      rows=${field.rows ?? 3}
      .value=${live(field.value)}
      maxlength=${ifDefined(field.maxLength)}
      lang=${ifDefined(field.lang)}
      aria-invalid=${field.error ? "true" : "false"}
      aria-describedby=${describedBy(field)}
      @input=${(event: InputEvent) => event.target instanceof HTMLTextAreaElement && field.onInput(event.target.value)}
    ></textarea>
    ${field.beside ? hintOf(field) : nothing} ${errorOf(field)}
  </div>`;
}

export interface CheckField {
  readonly id: string;
  readonly label: string | TemplateResult;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** A tick box with its label. */
export function checkField(field: CheckField): TemplateResult {
  return html`<label class="check" for=${field.id}>
    <input
      id=${field.id}
      type="checkbox"
      .checked=${live(field.checked)}
      ?disabled=${field.disabled ?? false}
      @change=${(event: Event) => event.target instanceof HTMLInputElement && field.onChange(event.target.checked)}
    />
    <span>${field.label}</span>
  </label>`;
}

interface Described {
  readonly id: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

function describedBy({ id, hint, error }: Described): string | typeof nothing {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter((part) => part !== "");
  return ids.length > 0 ? ids.join(" ") : nothing;
}

function hintOf({ id, hint }: Described): TemplateResult | typeof nothing {
  return hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing;
}

function errorOf({ id, error }: Described): TemplateResult | typeof nothing {
  return error ? html`<p class="error" id="${id}-error"><ui-icon name="circle-alert"></ui-icon><span>${error}</span></p>` : nothing;
}
