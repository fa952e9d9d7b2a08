import { css, html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { MOST_BRIGHTNESS_HOURS } from "../../domain/model/screen.ts";
import { LocalTime } from "../../domain/model/time.ts";
import { minuteOf } from "../../domain/programme/wall-clock.ts";
import "../elements/ui-icon.ts";
import { t } from "../texts.ts";
import { type HoursInput, isPercent } from "./display-input.ts";

export const brightnessStyles = css`
  .brightness {
    display: grid;
    gap: 0.625rem;
  }
  .hours {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .hours .control[type="time"] {
    width: 7rem;
  }
  .hours .percent {
    width: 4.5rem;
  }
  .hours .button {
    margin-left: auto;
  }
  .hours .soft {
    order: 1;
    flex-basis: 100%;
  }
`;

const NIGHT: HoursInput = { startMinute: 22 * 60, endMinute: 6 * 60, percent: "40" };

/** At which hours the picture is dimmed, and how much of the light stays. Needs `brightnessStyles` and the styles of `style/fields.ts`. */
export function brightnessField(
  value: readonly HoursInput[],
  isWrong: boolean,
  onChange: (value: readonly HoursInput[]) => void,
): TemplateResult {
  const set = (at: number, change: Partial<HoursInput>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const rows = value.map((one, index) =>
    row(
      one,
      index,
      isWrong,
      (change) => set(index, change),
      () => onChange(value.filter((_, at) => at !== index)),
    ),
  );
  const add = () => onChange([...value, NIGHT]);
  return html`<div class="field brightness" role="group" aria-labelledby="brightness">
    <p class="label" id="brightness">${t("display.brightness")}</p>
    <p class="hint">${t("display.brightnessHint")}</p>
    ${rows}
    ${value.length < MOST_BRIGHTNESS_HOURS ? html`<div><button class="button small" type="button" @click=${add}><ui-icon name="plus"></ui-icon>${t("display.addHours")}</button></div>` : nothing}
  </div>`;
}

function row(
  { startMinute, endMinute, percent }: HoursInput,
  index: number,
  isWrong: boolean,
  set: (change: Partial<HoursInput>) => void,
  remove: () => void,
): TemplateResult {
  const number = index + 1;
  const hasFault = isWrong && !isPercent(percent);
  const errorId = `percent-${number}-error`;
  const typed = ({ target }: Event) => set({ percent: target instanceof HTMLInputElement ? target.value : "" });
  return html`<div class="hours" role="group" aria-label=${t("display.hours", { number })}>
      ${timeInput(t("display.hoursFrom", { number }), startMinute, (minute) => set({ startMinute: minute }))}
      <span>${t("quiet.until")}</span>
      ${timeInput(t("display.hoursTo", { number }), endMinute, (minute) => set({ endMinute: minute }))}
      <input class="control numbers percent" inputmode="numeric" maxlength="3" aria-label=${t("display.hoursPercent", { number })} aria-invalid=${hasFault ? "true" : "false"} aria-describedby=${hasFault ? errorId : nothing} .value=${live(percent)} @input=${typed} />
      <span>%</span>
      ${endMinute <= startMinute ? html`<span class="soft small">${t(endMinute === startMinute ? "display.allDay" : "quiet.nextDay")}</span>` : nothing}
      <button class="button quiet small icon-only" type="button" aria-label=${t("display.removeHours", { number })} @click=${remove}><ui-icon name="trash"></ui-icon></button>
    </div>
    ${hasFault ? html`<p class="error" id=${errorId}><ui-icon name="circle-alert"></ui-icon><span>${t("display.percentWrong")}</span></p>` : nothing}`;
}

function timeInput(label: string, minute: number, onChange: (minute: number) => void): TemplateResult {
  const typed = ({ target }: Event) => {
    const time = LocalTime.safeParse(target instanceof HTMLInputElement ? target.value : "");
    if (time.success) onChange(minuteOf(time.data));
  };
  return html`<input class="control numbers" type="time" aria-label=${label} .value=${live(timeText(minute))} @change=${typed} />`;
}

function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
