import { html, nothing, type TemplateResult } from "lit";
import { MediaId } from "../../../domain/model/id.ts";
import type { Media } from "../../../domain/model/media.ts";
import "../picture-field.ts";
import { errorAt, type FieldPlace, fieldId } from "./field-place.ts";
import { labelAt } from "./label-at.ts";

/** A film or a document of the library. */
export function fileField(kind: "video" | "document", value: unknown, place: FieldPlace): TemplateResult {
  const { path, media, onChange } = place;
  const mediaId = MediaId.safeParse(value).data ?? null;
  const error = errorAt(place);
  return html`<div class="picture">
    <picture-field id=${fieldId(path)} kind=${kind} label=${labelAt(place)} .mediaId=${mediaId} .media=${mediaId ? media.get(mediaId) : undefined} @picture-change=${({ detail }: CustomEvent<Media | null>) => onChange(detail?.id ?? null)}></picture-field>
    ${error ? html`<div class="field"><p class="error">${error}</p></div>` : nothing}
  </div>`;
}
