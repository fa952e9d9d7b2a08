import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import "../elements/ui-icon.ts";
import type { IconName } from "../elements/icon-names.ts";
import { t } from "../texts.ts";

const MOST_LINES = 10;

/**
 * The lines above the footer: added, taken away, moved up and down.
 * @param onChange is given the lines, and the id of the control that is to have the focus then, if it went away with what was clicked
 */
export function tickerField(lines: readonly string[], onChange: (lines: readonly string[], focus?: string) => void): TemplateResult {
  return html`<div class="lines" role="group" aria-labelledby="ticker">
    ${lines.map((line, index) => row(line, index, lines, onChange))}
    ${
      lines.length < MOST_LINES
        ? html`<p><button class="button small" id="ticker-add" type="button" @click=${() => onChange([...lines, ""], `ticker-${String(lines.length)}`)}><ui-icon name="plus"></ui-icon>${t("looks.ticker.add")}</button></p>`
        : nothing
    }
  </div>`;
}

function row(
  line: string,
  index: number,
  lines: readonly string[],
  onChange: (lines: readonly string[], focus?: string) => void,
): TemplateResult {
  const number = index + 1;
  const move = (to: number) => onChange(moved(lines, index, to), `ticker-${to < index ? "up" : "down"}-${String(to)}`);
  return html`<div class="line">
    <input class="control" id="ticker-${index}" type="text" maxlength="120" autocomplete="off" aria-label=${t("looks.ticker.line", { number })} .value=${live(line)}
      @input=${({ target }: Event) => target instanceof HTMLInputElement && onChange(lines.with(index, target.value))} />
    ${step(`ticker-up-${String(index)}`, "arrow-up", t("looks.ticker.up", { number }), index > 0, () => move(index - 1))}
    ${step(`ticker-down-${String(index)}`, "arrow-down", t("looks.ticker.down", { number }), index < lines.length - 1, () => move(index + 1))}
    ${step(`ticker-remove-${String(index)}`, "trash", t("looks.ticker.remove", { number }), true, () =>
      onChange(lines.toSpliced(index, 1), lines.length > 1 ? `ticker-${String(Math.min(index, lines.length - 2))}` : "ticker-add"),
    )}
  </div>`;
}

/** What cannot be done now is said so and keeps its focus. */
function step(id: string, icon: IconName, label: string, isPossible: boolean, run: () => void): TemplateResult {
  return html`<button class="button quiet icon-only" id=${id} type="button" aria-label=${label} title=${label} aria-disabled=${!isPossible} @click=${() => isPossible && run()}><ui-icon name=${icon}></ui-icon></button>`;
}

function moved(lines: readonly string[], from: number, to: number): readonly string[] {
  const line = lines[from] ?? "";
  return lines.toSpliced(from, 1).toSpliced(to, 0, line);
}
