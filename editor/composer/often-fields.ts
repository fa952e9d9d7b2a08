import { html, type TemplateResult } from "lit";
import type { Language } from "../../domain/model/language.ts";
import type { Precedence } from "../../domain/model/precedence.ts";
import { computedDwell } from "../../domain/programme/slide-dwell.ts";
import { checkField, textField } from "../elements/field.ts";
import { selectField } from "../elements/select-field.ts";
import { t } from "../texts.ts";
import { seconds } from "../when.ts";
import { type DraftContent, type DraftSlide, soundSlide } from "./draft-content.ts";

/** The usual one first. */
const PRECEDENCE_CHOICES = ["normal", "exclusive", "filler"] as const satisfies readonly Precedence[];
const WEIGHTS = ["1", "2", "3", "4", "5", "6", "8", "10"] as const;

/**
 * How long a slide stays: as long as its film, as stated, or computed.
 * @param filmMs how long its film is; null if it has none
 */
export function dwellField(
  slide: DraftSlide,
  { languages, filmMs }: { readonly languages: readonly Language[]; readonly filmMs: number | null },
  onChange: (dwellMs: number | null) => void,
): TemplateResult {
  const { dwellMs } = slide;
  const { ms: computedMs, reason } = computedDwell(soundSlide(slide), languages, filmMs);
  const computed = html`<span class="label">${t("composer.dwell")}</span>
    <p class="dwell">${t("composer.dwellComputed", { seconds: seconds(computedMs) })}</p>
    <p class="hint">${t(`composer.dwellRule.${reason}`)}</p>`;
  if (reason === "film") return html`<div class="field">${computed}</div>`;
  const setDwell = (value: string) => {
    const wanted = Math.round(Number(value));
    if (wanted >= 3 && wanted <= 600) onChange(wanted * 1000);
  };
  return html`<div class="field">
    ${
      dwellMs === null
        ? computed
        : textField({
            id: "dwell",
            label: t("composer.dwellStated"),
            type: "number",
            min: 3,
            max: 600,
            value: String(dwellMs / 1000),
            hint: t("composer.dwellComputedInstead", { seconds: seconds(computedMs) }),
            onInput: setDwell,
          })
    }
    ${checkField({ id: "dwell-own", label: t("composer.dwellOwn"), checked: dwellMs !== null, onChange: (own) => onChange(own ? computedMs : null) })}
  </div>`;
}

/** How often an announcement comes up, and what it displaces. */
export function oftenFields(
  content: DraftContent,
  onChange: (change: Partial<Pick<DraftContent, "precedence" | "weight">>) => void,
): TemplateResult {
  const weight = WEIGHTS.find((value) => value === String(content.weight)) ?? "1";
  return html`<div class="pair">
    ${selectField({ id: "precedence", label: t("composer.precedence"), value: content.precedence, options: PRECEDENCE_CHOICES.map((value) => ({ value, label: t(`composer.precedence.${value}`) })), onChange: (precedence) => onChange({ precedence }) })}
    ${selectField({ id: "weight", label: t("composer.weight"), value: weight, options: WEIGHTS.map((value) => ({ value, label: t("composer.weightOption", { times: Number(value) }) })), onChange: (value) => onChange({ weight: Number(value) }) })}
  </div>`;
}
