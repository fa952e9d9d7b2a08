import { css, html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { QuietHours } from "../../domain/model/quiet-hours.ts";
import { LocalTime } from "../../domain/model/time.ts";
import "../elements/ui-icon.ts";
import { currentLanguage, t } from "../texts.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MOST = 7;
const NIGHT: QuietHours = { start: LocalTime.parse("22:00"), end: LocalTime.parse("05:00"), weekdays: WEEKDAYS };
/** 1970-01-05 was a Monday. */
const MONDAY_MS = 4 * 86_400_000;

export const quietHoursStyles = css`
  .quiet-hours {
    display: grid;
    gap: 0.625rem;
  }
  .quiet-row {
    display: grid;
    grid-template-columns: 7rem auto 7rem minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.5rem;
  }
  .quiet-days {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
  }
  .quiet-days button {
    position: relative;
    min-width: 2.25rem;
    min-height: 2rem;
    padding: 0 0.375rem;
    border: 1px solid var(--line-control);
    border-radius: 6px;
    background: none;
    color: var(--ink);
    font: inherit;
    font-size: 0.875rem;
  }
  .quiet-days button[aria-pressed="true"] {
    background: var(--inverse);
    border-color: var(--inverse);
    color: var(--on-inverse);
  }
  .quiet-row .quiet-days {
    grid-column: 1 / -1;
    grid-row: 2;
  }
  @media (max-width: 30rem) {
    .quiet-row {
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) auto;
    }
    .quiet-row .next-day {
      grid-column: 3 / -1;
      grid-row: 2;
    }
    .next-day:empty {
      display: none;
    }
    .quiet-row .quiet-days {
      grid-row: 3;
    }
  }
`;

/** When something rests: several stretches, each a time of day on some weekdays; the usual hint speaks of dark screens. Needs `quietHoursStyles` and the styles of `style/fields.ts`. */
export function quietHoursField(
  value: readonly QuietHours[],
  onChange: (value: readonly QuietHours[]) => void,
  hint = t("quiet.hint"),
): TemplateResult {
  const set = (at: number, change: Partial<QuietHours>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return html`<div class="field quiet-hours" role="group" aria-labelledby="quiet-label">
    <p class="label" id="quiet-label">${t("quiet.label")}</p>
    <p class="hint">${hint}</p>
    ${value.map((one, index) =>
      row(
        one,
        index,
        (change) => set(index, change),
        () => onChange(value.filter((_, at) => at !== index)),
      ),
    )}
    ${value.length < MOST ? html`<div><button class="button small" type="button" @click=${() => onChange([...value, NIGHT])}><ui-icon name="plus"></ui-icon>${t("quiet.add")}</button></div>` : ""}
  </div>`;
}

function row(
  { start, end, weekdays }: QuietHours,
  index: number,
  set: (change: Partial<QuietHours>) => void,
  remove: () => void,
): TemplateResult {
  const number = index + 1;
  return html`<div class="quiet-row" role="group" aria-label=${t("quiet.row", { number })}>
    ${timeInput(t("quiet.from", { number }), start, (time) => set({ start: time }))}
    <span>${t("quiet.until")}</span>
    ${timeInput(t("quiet.to", { number }), end, (time) => set({ end: time }))}
    <span class="next-day soft small">${end <= start ? t("quiet.nextDay") : ""}</span>
    <button class="button quiet small icon-only" type="button" aria-label=${t("quiet.remove", { number })} @click=${remove}><ui-icon name="trash"></ui-icon></button>
    <div class="quiet-days">${WEEKDAYS.map((day) => dayButton(day, weekdays, (chosen) => set({ weekdays: chosen })))}</div>
  </div>`;
}

function timeInput(label: string, value: LocalTime, onChange: (value: LocalTime) => void): TemplateResult {
  const typed = ({ target }: Event) => {
    const time = LocalTime.safeParse(target instanceof HTMLInputElement ? target.value : "");
    if (time.success) onChange(time.data);
  };
  return html`<input class="control numbers" type="time" aria-label=${label} .value=${live(value)} @change=${typed} />`;
}

/** The last day cannot be taken away: without any day there is no stretch. */
function dayButton(day: number, chosen: readonly number[], onChange: (chosen: readonly number[]) => void): TemplateResult {
  const isOn = chosen.includes(day);
  const others = chosen.filter((one) => one !== day);
  const next = isOn ? others : [...chosen, day].sort((a, b) => a - b);
  return html`<button type="button" aria-pressed=${isOn} @click=${() => next.length > 0 && onChange(next)}><span aria-hidden="true">${dayName(day, "short")}</span><span class="hidden-text">${dayName(day, "long")}</span></button>`;
}

function dayName(day: number, weekday: "short" | "long"): string {
  return new Intl.DateTimeFormat(currentLanguage(), { weekday, timeZone: "UTC" }).format(MONDAY_MS + (day - 1) * 86_400_000);
}
