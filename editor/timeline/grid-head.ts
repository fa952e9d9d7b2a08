import { html, nothing, type TemplateResult } from "lit";
import type { Holiday } from "../../domain/api/schedules.ts";
import { HOUR_MS } from "../../domain/model/time.ts";
import { t } from "../texts.ts";
import { wallTime } from "./moves.ts";
import { fractionOf } from "./span.ts";
import type { Day, Frame, View } from "./timeline-view.ts";
import { vars } from "./vars.ts";
import { dateText, dayOfMonth, longDate } from "./words.ts";

export interface Head {
  readonly view: View;
  readonly frame: Frame;
  readonly nowMs: number;
  readonly holidays: readonly Holiday[];
  readonly addressOfDay: (day: Day) => string;
}

/** The line of days, or of hours on a single day. A day leads to its own view. */
export function headTemplate(head: Head): TemplateResult {
  const { frame, view } = head;
  const spoken = frame.days.map((day) =>
    [longDate(day.date), feastOf(head, day) ? t("timeline.holiday", { name: feastOf(head, day) ?? "" }) : ""].filter(Boolean).join(", "),
  );
  return html`<div class="head" role="row">
    <div role="columnheader"><span class="hidden-text">${t("timeline.group")}</span></div>
    <div class="head-days" role="columnheader">
      <span class="hidden-text">${view === "month" ? `${spoken.at(0) ?? ""} – ${spoken.at(-1) ?? ""}` : spoken.join("; ")}</span>
      ${view === "day" ? hours(frame) : frame.days.map((day) => dayLabel(head, day))}
    </div>
  </div>`;
}

/** What lies behind all rows: weekends, holidays, lines at each midnight. */
export function columnsTemplate(head: Head): TemplateResult {
  const { frame, view } = head;
  if (view === "day") {
    const day = frame.days[0];
    const kind = day ? kindOf(head, day) : "";
    const parts = hourStarts(frame).filter((_, index) => index % 3 === 0);
    return html`<div class="columns"><div class="column ${kind}" ${vars({ "--x": 0, "--w": 1 })}></div>
      ${parts.slice(1).map((atMs) => html`<div class="column" ${vars({ "--x": fractionOf(atMs, frame), "--w": 0 })}></div>`)}</div>`;
  }
  return html`<div class="columns">${frame.days.map((day) => html`<div class="column ${kindOf(head, day)}" ${place(day, frame)}></div>`)}</div>`;
}

function kindOf(head: Head, day: Day): string {
  return feastOf(head, day) ? "feast" : day.weekday > 5 ? "weekend" : "";
}

function feastOf({ holidays }: Head, { date }: Day): string | undefined {
  return holidays.find((holiday) => holiday.date === date)?.name;
}

function place(day: Day, frame: Frame) {
  return vars({ "--x": fractionOf(day.fromMs, frame), "--w": (day.untilMs - day.fromMs) / (frame.untilMs - frame.fromMs) });
}

function dayLabel(head: Head, day: Day): TemplateResult {
  const { frame, view, nowMs } = head;
  const feast = feastOf(head, day);
  const isToday = nowMs >= day.fromMs && nowMs < day.untilMs;
  const stacked = view === "month" || view === "fortnight";
  const title = feast ? `${longDate(day.date)}, ${t("timeline.holiday", { name: feast })}` : longDate(day.date);
  return html`<a class="day ${isToday ? "today" : ""} ${stacked ? "stacked" : ""}" href=${head.addressOfDay(day)} title=${title} ${place(day, frame)}>
    <span>${dateText(day.date, { weekday: "short" }).replace(".", "")}</span><span class="numbers">${dayOfMonth(day.date)}</span>
    ${feast ? (view === "month" ? nothing : html`<span class="feast">${feast}</span>`) : nothing}
  </a>`;
}

/** Every third hour as the wall clock shows it: on a night the clock is changed an hour is missing or comes twice. */
function hours(frame: Frame): TemplateResult[] {
  return hourStarts(frame)
    .filter((atMs) => Number(wallTime(atMs, frame.zone).slice(11, 13)) % 2 === 0)
    .map(
      (atMs) =>
        html`<span class="day numbers" aria-hidden="true" ${vars({ "--x": fractionOf(atMs, frame), "--w": 2 / 24 })}>${wallTime(atMs, frame.zone).slice(11)}</span>`,
    );
}

function hourStarts({ fromMs, untilMs }: Frame): readonly number[] {
  return Array.from({ length: Math.ceil((untilMs - fromMs) / HOUR_MS) }, (_, index) => fromMs + index * HOUR_MS);
}
