import { css, html, nothing, type TemplateResult } from "lit";
import { LANDSCAPE, legibleDistanceM } from "../../domain/reading/legibility.ts";
import { textField } from "../elements/field.ts";
import "../elements/ui-icon.ts";
import { currentLanguage, t } from "../texts.ts";
import { readDiagonal, readDistance, type ViewingInput } from "./viewing-input.ts";

export const viewingStyles = css`
  .viewing {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: 0.75rem 1rem;
    align-items: end;
    margin-top: 0.5rem;
  }
  .viewing-note {
    display: flex;
    gap: 0.5rem;
    margin-top: 0.5rem;
    font-size: 0.9375rem;
  }
  .viewing-note ui-icon {
    flex: none;
    margin-top: 0.125rem;
  }
`;

/** Size of running text on a slide, in units of the design. */
const BODY_U = 44;
const CM_PER_INCH = 2.54;

/** How large the panel is and from how far it is read, with what that means for text of usual size. Needs `viewingStyles`. */
export function viewingField(value: ViewingInput, isWrong: boolean, onChange: (value: ViewingInput) => void): TemplateResult {
  const [diagonal, distance] = [readDiagonal(value), readDistance(value)];
  const error = (isRead: boolean, sentence: string) => (isWrong && !isRead ? sentence : undefined);
  return html`<div role="group" aria-labelledby="viewing">
    <p class="label" id="viewing">${t("viewing.label")}</p>
    <p class="soft small">${t("viewing.hint")}</p>
    <div class="viewing">
      ${textField({
        id: "diagonal",
        label: t("viewing.diagonal"),
        hint: diagonal.success ? t("viewing.centimetres", { cm: number(diagonal.data * CM_PER_INCH, 0) }) : t("viewing.diagonalHint"),
        value: value.diagonal,
        maxLength: 8,
        error: error(diagonal.success, t("viewing.diagonalWrong")),
        onInput: (text) => onChange({ ...value, diagonal: text }),
      })}
      ${textField({
        id: "distance",
        label: t("viewing.distance"),
        hint: t("viewing.distanceHint"),
        value: value.distance,
        maxLength: 8,
        error: error(distance.success, t("viewing.distanceWrong")),
        onInput: (text) => onChange({ ...value, distance: text }),
      })}
    </div>
    ${diagonal.success ? reading(diagonal.data, distance.success ? distance.data : null) : nothing}
  </div>`;
}

function reading(diagonalInches: number, farthestM: number | null): TemplateResult {
  const legibleM = legibleDistanceM(BODY_U, diagonalInches, LANDSCAPE);
  const isFar = farthestM !== null && farthestM > legibleM;
  const sentence = t(isFar ? "viewing.tooFar" : "viewing.legible", { metres: number(legibleM, 1) });
  return html`<p class="viewing-note ${isFar ? "warn" : "soft"}" role="status"><ui-icon name=${isFar ? "triangle-alert" : "ruler"}></ui-icon><span>${sentence}</span></p>`;
}

function number(value: number, maximumFractionDigits: number): string {
  return new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits }).format(value);
}
