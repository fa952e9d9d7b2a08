import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Tone } from "../../domain/model/look.ts";
import { LocalTime } from "../../domain/model/time.ts";
import { optionCards } from "../elements/option-cards.ts";
import { t } from "../texts.ts";

const KINDS = ["screen", "paper", "night", "by-hours"] as const satisfies readonly Tone["kind"][];
const EVENING = LocalTime.parse("20:00");
const MORNING = LocalTime.parse("06:00");

/** Light or dark: as each screen is set, always one, or dark between two times of the day. */
export function toneField(tone: Tone, onChange: (tone: Tone) => void): TemplateResult {
  const choose = (kind: Tone["kind"]) => onChange(kind === "by-hours" ? { kind, nightFrom: EVENING, nightUntil: MORNING } : { kind });
  const options = KINDS.map((value) => ({ value, label: t(`looks.tone.${value}`), hint: t(`looks.tone.${value}Hint`) }));
  return html`${optionCards<Tone["kind"]>("tone", t("looks.light"), tone.kind, options, choose)}
    ${
      tone.kind === "by-hours"
        ? html`<div class="times" role="group" aria-label=${t("looks.tone.hours")}>
      ${timeInput("night-from", t("looks.tone.from"), tone.nightFrom, (nightFrom) => onChange({ ...tone, nightFrom }))}
      <span aria-hidden="true">${t("looks.tone.until")}</span>
      ${timeInput("night-until", t("looks.tone.to"), tone.nightUntil, (nightUntil) => onChange({ ...tone, nightUntil }))}
      ${tone.nightUntil <= tone.nightFrom ? html`<span class="soft small">${t(tone.nightUntil === tone.nightFrom ? "looks.tone.allDay" : "looks.tone.nextDay")}</span>` : nothing}
    </div>`
        : nothing
    }`;
}

function timeInput(id: string, label: string, value: LocalTime, onChange: (value: LocalTime) => void): TemplateResult {
  const typed = ({ target }: Event) => {
    const time = LocalTime.safeParse(target instanceof HTMLInputElement ? target.value : "");
    if (time.success) onChange(time.data);
  };
  return html`<input class="control" id=${id} type="time" aria-label=${label} .value=${live(value)} @change=${typed} />`;
}
