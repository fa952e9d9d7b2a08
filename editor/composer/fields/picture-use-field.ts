import { html, nothing, type TemplateResult } from "lit";
import type { Media } from "../../../domain/model/media.ts";
import { checkField, textArea } from "../../elements/field.ts";
import { t } from "../../texts.ts";
import "../picture-field.ts";
import { type TypedPicture, typedPicture } from "../typed-fields.ts";
import { type FieldPlace, fieldId } from "./field-place.ts";
import { labelAt } from "./label-at.ts";

/** A picture of the library and what it says to those who do not see it. */
export function pictureUseField(value: unknown, place: FieldPlace): TemplateResult {
  const { path, language, media, errors, onChange } = place;
  const id = fieldId(path);
  const use = typedPicture(value);
  const error = errors.get(id);
  const onPicture = ({ detail }: CustomEvent<Media | null>) =>
    onChange(detail && { mediaId: detail.id, decorative: false, alt: altFrom(detail, use, place) });
  return html`<div class="picture">
    <picture-field id=${id} label=${labelAt(place)} .mediaId=${use?.mediaId ?? null} .media=${use ? media.get(use.mediaId) : undefined} @picture-change=${onPicture}></picture-field>
    ${error ? html`<div class="field"><p class="error" id="${id}-error">${error}</p></div>` : nothing}
    ${use ? description(use, errors.get(fieldId([...path, "alt", language])), place) : nothing}
  </div>`;
}

/** What the library says of a picture is what its description starts with; what was already written about another one would be wrong now. */
function altFrom({ description, id }: Media, before: TypedPicture | null, { language }: FieldPlace): TypedPicture["alt"] {
  if (before?.mediaId === id) return before.alt;
  return description === "" ? {} : { [language]: description };
}

/** The description of the picture, with the way out beside its label for pictures that say nothing. */
function description(use: TypedPicture, error: string | undefined, { path, language, onChange }: FieldPlace): TemplateResult {
  const decorative = checkField({
    id: fieldId([...path, "decorative"]),
    label: t(use.decorative ? "picture.decorativeAlone" : "picture.decorative"),
    checked: use.decorative,
    onChange: (checked) => onChange({ ...use, decorative: checked }),
  });
  if (use.decorative) return decorative;
  return textArea({
    id: fieldId([...path, "alt"]),
    label: t("picture.alt"),
    beside: decorative,
    hint: t("picture.altHint"),
    value: use.alt[language] ?? "",
    rows: 1,
    maxLength: 500,
    lang: language,
    error,
    onInput: (text) => onChange({ ...use, alt: { ...use.alt, [language]: text } }),
  });
}
