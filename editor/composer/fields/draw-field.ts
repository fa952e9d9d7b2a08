import { html, nothing, type TemplateResult } from "lit";
import type { Field } from "../../../templates/field.ts";
import { checkField, textField } from "../../elements/field.ts";
import "../../elements/rich-text-editor.ts";
import { selectField } from "../../elements/select-field.ts";
import { wordsOf } from "../typed-fields.ts";
import { errorAt, type FieldPlace, fieldId } from "./field-place.ts";
import { fieldHint, optionLabel } from "./field-words.ts";
import { fileField } from "./file-field.ts";
import { labelAt } from "./label-at.ts";
import { listField } from "./list-field.ts";
import { momentField } from "./moment-field.ts";
import { pictureUseField } from "./picture-use-field.ts";

/** The control of a field, by its kind. Needs `fieldStyles` and the styles of `style/fields.ts`. */
export function drawField(field: Field, value: unknown, place: FieldPlace): TemplateResult {
  const { form } = field;
  switch (form.kind) {
    case "line":
    case "plain":
    case "url":
    case "count":
      return lineField(field, value, place);
    case "rich-text":
      return richTextField(form.maxLength, value, place);
    case "picture":
      return pictureUseField(value, place);
    case "video":
    case "document":
      return fileField(form.kind, value, place);
    case "date":
    case "time":
    case "date-time":
      return momentField(form.kind, value, place);
    case "choice":
      return choiceField(form.options, value, place);
    case "switch":
      return switchField(value, place);
    case "list":
      return listField(field, form, value, place, drawField);
  }
}

function lineField({ form }: Field, value: unknown, place: FieldPlace): TemplateResult {
  const { template, path, language, onChange } = place;
  const isSpoken = form.kind === "line";
  const words = wordsOf(value);
  return textField({
    id: fieldId(path),
    label: labelAt(place),
    value: isSpoken ? (words[language] ?? "") : String(value ?? ""),
    hint: fieldHint(template, path),
    error: errorAt(place),
    large: path[0] === "title",
    ...(isSpoken ? { lang: language } : {}),
    ...(form.kind === "count" ? { type: "number" as const, min: 0, max: 1_000_000 } : {}),
    ...("maxLength" in form ? { maxLength: form.maxLength } : {}),
    onInput: (text) => {
      if (isSpoken) onChange({ ...words, [language]: text });
      else onChange(form.kind === "count" ? Math.max(0, Math.round(Number(text)) || 0) : text);
    },
  });
}

function richTextField(maxLength: number, value: unknown, place: FieldPlace): TemplateResult {
  const { path, language, onChange } = place;
  const words = wordsOf(value);
  const error = errorAt(place);
  return html`<div class="field">
    <rich-text-editor id=${fieldId(path)} outer-undo label=${labelAt(place)} lang=${language} maxlength=${maxLength} .value=${words[language] ?? ""} @rich-text-change=${(event: CustomEvent<string>) => onChange({ ...words, [language]: event.detail })}></rich-text-editor>
    ${error ? html`<p class="error">${error}</p>` : nothing}
  </div>`;
}

function choiceField(options: readonly string[], value: unknown, place: FieldPlace): TemplateResult {
  const { template, path, onChange } = place;
  const hint = fieldHint(template, path);
  return selectField({
    id: fieldId(path),
    label: labelAt(place),
    value: options.find((option) => option === value) ?? options[0] ?? "",
    options: options.map((option) => ({ value: option, label: optionLabel(template, path, option) })),
    ...(hint ? { hint } : {}),
    onChange,
  });
}

function switchField(value: unknown, place: FieldPlace): TemplateResult {
  const { template, path, onChange } = place;
  const hint = fieldHint(template, path);
  const error = errorAt(place);
  return html`<div class="field">
    ${checkField({ id: fieldId(path), label: labelAt(place), checked: value === true, onChange })}
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}${error ? html`<p class="error">${error}</p>` : nothing}
  </div>`;
}
