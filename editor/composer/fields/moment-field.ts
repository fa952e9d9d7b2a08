import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { errorAt, type FieldPlace, fieldId } from "./field-place.ts";
import { fieldHint } from "./field-words.ts";
import { labelAt } from "./label-at.ts";

const INPUTS = { date: "date", time: "time", "date-time": "datetime-local" } as const;
const LEAST = { date: "2000-01-01", time: undefined, "date-time": "2000-01-01T00:00" } as const;
const MOST = { date: "2199-12-31", time: undefined, "date-time": "2199-12-31T23:59" } as const;

/** A day, a time of day or both by the clock at the site; empty is none. */
export function momentField(kind: keyof typeof INPUTS, value: unknown, place: FieldPlace): TemplateResult {
  const { template, path, onChange } = place;
  const id = fieldId(path);
  const hint = fieldHint(template, path);
  const error = errorAt(place);
  const onInput = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && !target.validity.badInput) onChange(target.value.slice(0, 16) || null);
  };
  return html`<div class="field">
    <label for=${id}>${labelAt(place)}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    <input class="control numbers" id=${id} type=${INPUTS[kind]} min=${LEAST[kind] ?? nothing} max=${MOST[kind] ?? nothing}
      .value=${live(typeof value === "string" ? value : "")} aria-invalid=${error ? "true" : "false"}
      aria-describedby=${[hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || nothing} @change=${onInput} />
    ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
  </div>`;
}
