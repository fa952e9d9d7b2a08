import { css, html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { LocalDateTime } from "../../domain/model/time.ts";
import { t } from "../texts.ts";

export interface DateTimeField {
  readonly id: string;
  readonly label: string;
  readonly value: LocalDateTime | null;
  /** The time taken when a date is chosen and no time yet. */
  readonly usualTime: string;
  readonly onChange: (value: LocalDateTime | null) => void;
  readonly error?: string | undefined;
}

/** The label stands before the day and the time, so that a span of time takes two lines. */
export const dateTimeStyles = css`
  .date-time {
    display: grid;
    grid-template-columns: 2.5rem minmax(7.75rem, 1fr) minmax(6.5rem, 8.5rem);
    align-items: center;
    gap: 0.375rem;
  }
  .date-time .label {
    font-weight: 400;
  }
`;

/** A day and a time of day, both of the wall: an empty day means open. Needs `dateTimeStyles` and the styles of `style/fields.ts`. */
export function dateTimeField(field: DateTimeField): TemplateResult {
  const { id, label, value, usualTime, onChange, error } = field;
  const [day = "", time = ""] = (value ?? "").split("T");
  const set = (newDay: string, newTime: string) => {
    const parsed = LocalDateTime.safeParse(`${newDay}T${(newTime || usualTime).slice(0, 5)}`);
    if (newDay === "") onChange(null);
    else if (parsed.success) onChange(parsed.data);
  };
  const typed = (event: Event) => (event.target instanceof HTMLInputElement ? event.target.value : "");
  return html`<div class="field" role="group" aria-labelledby="${id}-label">
    <div class="date-time">
      <span class="label" id="${id}-label">${label}</span>
      <input class="control numbers" id=${id} type="date" min="2000-01-01" max="2199-12-31" aria-label=${t("dateTime.day", { label })} aria-invalid=${error ? "true" : "false"} aria-describedby="${id}-error" .value=${live(day)} @change=${(event: Event) => set(typed(event), time)} />
      <input class="control numbers" id="${id}-time" type="time" aria-label=${t("dateTime.time", { label })} ?disabled=${day === ""} .value=${live(time)} @change=${(event: Event) => set(day, typed(event))} />
    </div>
    <p class="error" id="${id}-error" ?hidden=${!error}>${error}</p>
  </div>`;
}
