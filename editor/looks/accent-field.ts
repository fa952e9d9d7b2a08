import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Colour, Tone } from "../../domain/model/look.ts";
import type { Theme } from "../../domain/model/screen.ts";
import { accentContrast, accentOn, leadingPaper, nearestAccent } from "../../domain/reading/look-contrast.ts";
import { cssVars } from "../elements/css-vars.ts";
import { textField } from "../elements/field.ts";
import { optionCards } from "../elements/option-cards.ts";
import "../elements/ui-icon.ts";
import { currentLanguage, type TextKey, t } from "../texts.ts";
import { accentFault, type LookInput, readColour } from "./look-input.ts";

/** Colours that do on paper as they are, a turn of the wheel; at night their lighter shades are offered. */
const SWATCHES: readonly (readonly [Colour, TextKey])[] = [
  ["#1f5f9e", "looks.colour.blue"],
  ["#0f6e63", "looks.colour.teal"],
  ["#2d6b31", "looks.colour.green"],
  ["#8f5200", "looks.colour.ochre"],
  ["#b3201b", "looks.colour.red"],
  ["#a52e6b", "looks.colour.berry"],
  ["#5a43a6", "looks.colour.violet"],
  ["#3f6070", "looks.colour.slate"],
];

type Change = (change: Partial<LookInput>) => void;

/** The colours of the categories, or one colour for all: swatches, the colour typed or picked, and whether it can be read. */
export function accentField(input: LookInput, onChange: Change): TemplateResult {
  const choose = (kind: "categories" | "own") =>
    onChange(kind === "own" ? { hasAccent: true, accent: input.accent || first(input.tone) } : { hasAccent: false });
  return html`
    ${optionCards(
      "accent",
      t("looks.colour"),
      input.hasAccent ? "own" : "categories",
      [
        { value: "categories", label: t("looks.accent.categories"), hint: t("looks.accent.categoriesHint") },
        { value: "own", label: t("looks.accent.own"), hint: t("looks.accent.ownHint") },
      ],
      choose,
    )}
    ${input.hasAccent ? colour(input, onChange) : nothing}`;
}

function first(tone: Tone): Colour {
  return onPaper(SWATCHES[0]?.[0] ?? "#1f5f9e", tone);
}

/** A colour as it does where the look is shown. */
function onPaper(colour: Colour, tone: Tone): Colour {
  return accentOn(colour, leadingPaper(tone));
}

function colour(input: LookInput, onChange: Change): TemplateResult {
  const chosen = readColour(input.accent);
  const set = (accent: string) => onChange({ accent });
  const fault = accentFault(input);
  return html`<div class="nested">
    <div class="swatches" role="group" aria-label=${t("looks.accent.swatches")}>
      ${SWATCHES.map(([base, name]) => {
        const shade = onPaper(base, input.tone);
        return html`<button class="swatch" type="button" aria-label=${t(name)} title=${t(name)} aria-pressed=${shade === chosen} ${cssVars({ "--colour": shade })} @click=${() => set(shade)}></button>`;
      })}
    </div>
    <div class="hex">
      ${textField({ id: "accent", label: t("looks.accent.hex"), value: input.accent, maxLength: 9, error: fault === "no-colour" ? t("looks.accent.noColour") : undefined, onInput: set })}
      <input class="control" type="color" aria-label=${t("looks.accent.pick")} .value=${live(chosen ?? "#000000")} @input=${({ target }: Event) => target instanceof HTMLInputElement && set(target.value)} />
    </div>
    ${chosen ? verdict(chosen, input.tone, set) : nothing}
  </div>`;
}

/** Whether the colour does, how it can be mended if not, and what is drawn of it on each paper it is shown on. */
function verdict(chosen: Colour, tone: Tone, set: (accent: Colour) => void): TemplateResult {
  const leading = leadingPaper(tone);
  const isReadable = accentOn(chosen, leading) === chosen;
  const ratio = ratioText(accentContrast(chosen, leading));
  return html`<div class="nested" aria-live="polite">
    <p class="verdict ${isReadable ? "good" : "bad"}" id="verdict"><ui-icon name=${isReadable ? "circle-check" : "circle-alert"}></ui-icon>
      <span>${t(isReadable ? `looks.contrast.good.${leading}` : `looks.contrast.bad.${leading}`, { ratio })}</span></p>
    ${isReadable ? nothing : mend(nearestAccent(chosen, tone), set)}
    <div class="samples">${papersOf(tone).map((paper) => sample(paper, accentOn(chosen, paper), chosen))}</div>
  </div>`;
}

function mend(nearest: Colour, set: (accent: Colour) => void): TemplateResult {
  return html`<p><button class="button small" type="button" @click=${() => set(nearest)}><i class="dot" ${cssVars({ "--colour": nearest })}></i>${t("looks.contrast.mend", { colour: nearest })}</button></p>`;
}

function sample(paper: Theme, shade: Colour, chosen: Colour): TemplateResult {
  return html`<div class="sample ${paper}" ${cssVars({ "--colour": shade })}>
    <strong aria-hidden="true">${t("looks.sample")}</strong>
    ${t(shade === chosen ? `looks.sample.${paper}` : `looks.sample.${paper}Shade`, { colour: shade, ratio: ratioText(accentContrast(shade, paper)) })}
  </div>`;
}

/** The papers a look may be shown on, the one that leads first. */
function papersOf({ kind }: Tone): readonly Theme[] {
  if (kind === "paper" || kind === "night") return [kind];
  return ["paper", "night"];
}

/** Cut, not rounded: 4.49 is not 4.5. */
function ratioText(ratio: number): string {
  const cut = Math.floor(ratio * 10) / 10;
  return new Intl.NumberFormat(currentLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(cut);
}
