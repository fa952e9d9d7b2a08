import { css, html, type TemplateResult } from "lit";
import { checkField, textField } from "../elements/field.ts";
import { type TextKey, t } from "../texts.ts";
import { brightnessField, brightnessStyles } from "./brightness-field.ts";
import { type DisplayFault, type DisplayInput, isOverscan } from "./display-input.ts";
import { rotationCards, rotationStyles } from "./rotation-cards.ts";
import { wallField, wallStyles } from "./wall-field.ts";

export const displayStyles = [
  rotationStyles,
  wallStyles,
  brightnessStyles,
  css`
    .display {
      padding-top: 0.75rem;
    }
  `,
];

/** How the glass of one screen is, folded as long as nobody needs it. Needs `displayStyles`, `style/fields.ts` and `style/forms.ts`. */
export function displayField(
  value: DisplayInput,
  faults: readonly DisplayFault[],
  isOpen: boolean,
  onChange: (value: DisplayInput) => void,
): TemplateResult {
  const set = (change: Partial<DisplayInput>) => onChange({ ...value, ...change });
  const tick = (id: "largeType" | "calm", hint: TextKey) =>
    checkField({
      id,
      label: html`<strong>${t(`display.${id}`)}</strong><br /><span class="soft small">${t(hint)}</span>`,
      checked: value[id],
      onChange: (isOn) => set({ [id]: isOn }),
    });
  return html`<details ?open=${isOpen}>
    <summary>${t("screen.display")}</summary>
    <div class="form display">
      ${rotationCards(value.rotation, (rotation) => set({ rotation }))}
      ${tick("largeType", "display.largeTypeHint")} ${tick("calm", "display.calmHint")}
      ${wallField(value.wall, { isWrong: faults.includes("bezels"), isUpright: value.rotation % 180 !== 0 }, (wall) => set({ wall }))}
      ${brightnessField(value.brightness, faults.includes("brightness"), (brightness) => set({ brightness }))}
      ${textField({
        id: "overscan",
        label: t("display.overscan"),
        hint: t("display.overscanHint"),
        value: value.overscan,
        maxLength: 6,
        error: faults.includes("overscan") && !isOverscan(value.overscan) ? t("display.overscanWrong") : undefined,
        onInput: (overscan) => set({ overscan }),
      })}
    </div>
  </details>`;
}
