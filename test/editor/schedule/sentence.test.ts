import { describe, expect, it } from "vitest";
import { Schedule } from "../../../domain/model/schedule.ts";
import { scheduleSentence } from "../../../editor/schedule/sentence.ts";
import { wordingsOn } from "./wordings.ts";

const { de, en } = wordingsOn("2026-11-22");

interface Written {
  readonly from?: string;
  readonly until?: string;
  readonly windows?: readonly object[];
}
const WORKWEEK = { kind: "weekdays", weekdays: [1, 2, 3, 4, 5] };
const DAILY = { kind: "weekdays", weekdays: [1, 2, 3, 4, 5, 6, 7] };

function on(days: object, start = "00:00", end = "00:00", rest: object = {}): object {
  return { days, start, end, except: [], skipHolidays: false, ...rest };
}
function by(rule: string, anchor = "2026-11-03"): object {
  return { kind: "rule", rule, anchor };
}
function the(...dates: string[]): object {
  return { kind: "dates", dates };
}
function from2to(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `2026-12-${String(first + index).padStart(2, "0")}`);
}

const CASES: readonly (readonly [Written, string, string])[] = [
  [{}, "Immer, ab sofort", "Always, from now on"],
  [{ until: "2026-11-26T00:00" }, "Immer, ab sofort bis 25. November", "Always, from now until 25 November"],
  [{ until: "2026-11-25T18:00" }, "Immer, ab sofort bis 25. November, 18:00 Uhr", "Always, from now until 25 November, 18:00"],
  [{ from: "2026-11-21T00:00" }, "Immer, ab 21. November", "Always, from 21 November"],
  [{ from: "2026-11-21T08:30" }, "Immer, ab 21. November, 8:30 Uhr", "Always, from 21 November, 8:30"],
  [{ from: "2026-11-21T00:00", until: "2026-11-26T00:00" }, "Immer, vom 21. bis 25. November", "Always, from 21 to 25 November"],
  [
    { from: "2026-11-21T08:00", until: "2026-11-25T18:00" },
    "Immer, vom 21. November, 8:00 Uhr, bis 25. November, 18:00 Uhr",
    "Always, from 21 November, 8:00, to 25 November, 18:00",
  ],
  [
    { from: "2026-11-21T00:00", until: "2026-11-25T18:00" },
    "Immer, vom 21. November bis 25. November, 18:00 Uhr",
    "Always, from 21 November to 25 November, 18:00",
  ],
  [
    { from: "2026-11-21T08:00", until: "2026-11-26T00:00" },
    "Immer, vom 21. November, 8:00 Uhr, bis 25. November",
    "Always, from 21 November, 8:00, to 25 November",
  ],
  [
    { from: "2026-11-21T08:00", until: "2026-11-21T18:00" },
    "Immer, am 21. November, 8:00 bis 18:00 Uhr",
    "Always, on 21 November, 8:00 to 18:00",
  ],
  [{ from: "2026-11-21T00:00", until: "2026-11-22T00:00" }, "Immer, am 21. November", "Always, on 21 November"],
  [
    { from: "2026-12-21T00:00", until: "2027-01-06T00:00" },
    "Immer, vom 21. Dezember bis 5. Januar 2027",
    "Always, from 21 December to 5 January 2027",
  ],
  [{ from: "2027-03-01T00:00", until: "2027-03-11T00:00" }, "Immer, vom 1. bis 10. März 2027", "Always, from 1 to 10 March 2027"],
  [{ windows: [on(WORKWEEK, "05:30", "09:00")] }, "Mo bis Fr, 5:30 bis 9:00 Uhr", "Mon to Fri, 5:30 to 9:00"],
  [
    { from: "2026-11-21T00:00", until: "2026-11-26T00:00", windows: [on(WORKWEEK, "05:30", "09:00", { skipHolidays: true })] },
    "Mo bis Fr, 5:30 bis 9:00 Uhr, vom 21. bis 25. November, außer an Feiertagen",
    "Mon to Fri, 5:30 to 9:00, from 21 to 25 November, except on public holidays",
  ],
  [{ windows: [on(DAILY, "22:00", "06:00")] }, "Täglich 22:00 bis 6:00 Uhr am Folgetag", "Every day, 22:00 to 6:00 the next day"],
  [{ windows: [on(DAILY)] }, "Täglich ganztägig", "Every day, all day"],
  [{ windows: [on(DAILY, "06:00", "06:00")] }, "Täglich 6:00 bis 6:00 Uhr am Folgetag", "Every day, 6:00 to 6:00 the next day"],
  [{ windows: [on(DAILY, "20:00", "00:00")] }, "Täglich 20:00 bis 24:00 Uhr", "Every day, 20:00 to 24:00"],
  [
    { windows: [on({ kind: "weekdays", weekdays: [2] }, "07:00", "11:00")] },
    "Jeden Dienstag, 7:00 bis 11:00 Uhr",
    "Every Tuesday, 7:00 to 11:00",
  ],
  [
    { windows: [on({ kind: "weekdays", weekdays: [6, 7] }, "08:00", "12:00")] },
    "Sa und So, 8:00 bis 12:00 Uhr",
    "Sat and Sun, 8:00 to 12:00",
  ],
  [
    { windows: [on({ kind: "weekdays", weekdays: [5, 1, 3] }, "08:00", "12:00")] },
    "Mo, Mi und Fr, 8:00 bis 12:00 Uhr",
    "Mon, Wed and Fri, 8:00 to 12:00",
  ],
  [
    { windows: [on({ kind: "weekdays", weekdays: [1, 2, 3, 5] }, "08:00", "12:15")] },
    "Mo bis Mi und Fr, 8:00 bis 12:15 Uhr",
    "Mon to Wed and Fri, 8:00 to 12:15",
  ],
  [
    { windows: [on(WORKWEEK, "05:30", "09:00"), on(WORKWEEK, "13:00", "15:00")] },
    "Mo bis Fr, 5:30 bis 9:00 Uhr und 13:00 bis 15:00 Uhr",
    "Mon to Fri, 5:30 to 9:00 and 13:00 to 15:00",
  ],
  [
    { until: "2027-01-01T00:00", windows: [on(WORKWEEK, "05:30", "09:00"), on({ kind: "weekdays", weekdays: [6] }, "08:00", "12:00")] },
    "Mo bis Fr, 5:30 bis 9:00 Uhr; jeden Samstag, 8:00 bis 12:00 Uhr; jeweils bis 31. Dezember",
    "Mon to Fri, 5:30 to 9:00; every Saturday, 8:00 to 12:00; each until 31 December",
  ],
  [
    { windows: [on(WORKWEEK, "05:30", "09:00", { skipHolidays: true }), on(by("FREQ=MONTHLY;BYDAY=1SA"), "10:00", "14:00")] },
    "Mo bis Fr, 5:30 bis 9:00 Uhr, außer an Feiertagen; am ersten Samstag des Monats, 10:00 bis 14:00 Uhr",
    "Mon to Fri, 5:30 to 9:00, except on public holidays; on the first Saturday of the month, 10:00 to 14:00",
  ],
  [
    { windows: [on(WORKWEEK, "05:30", "09:00", { except: ["2026-12-24"] })] },
    "Mo bis Fr, 5:30 bis 9:00 Uhr, außer am 24. Dezember",
    "Mon to Fri, 5:30 to 9:00, except on 24 December",
  ],
  [
    { windows: [on(WORKWEEK, "05:30", "09:00", { except: ["2026-12-31", "2026-12-24", "2027-01-04"], skipHolidays: true })] },
    "Mo bis Fr, 5:30 bis 9:00 Uhr, außer an Feiertagen und am 24. und 31. Dezember, 4. Januar 2027",
    "Mon to Fri, 5:30 to 9:00, except on public holidays and on 24 and 31 December, 4 January 2027",
  ],
  [
    { windows: [on(DAILY, "05:30", "09:00", { except: from2to(1, 12) })] },
    "Täglich 5:30 bis 9:00 Uhr, außer an 12 Tagen",
    "Every day, 5:30 to 9:00, except on 12 days",
  ],
  [
    { windows: [on(DAILY, "05:30", "09:00", { except: from2to(1, 12), skipHolidays: true })] },
    "Täglich 5:30 bis 9:00 Uhr, außer an Feiertagen und an 12 weiteren Tagen",
    "Every day, 5:30 to 9:00, except on public holidays and on 12 other days",
  ],
  [
    { windows: [on(by("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), "07:00", "11:00")] },
    "Jeden zweiten Dienstag, 7:00 bis 11:00 Uhr, ab 3. November",
    "Every second Tuesday, 7:00 to 11:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-01-05"), "07:00", "11:00")] },
    "Jeden zweiten Dienstag, 7:00 bis 11:00 Uhr, ab 5. Januar 2027",
    "Every second Tuesday, 7:00 to 11:00, from 5 January 2027",
  ],
  [
    { from: "2026-11-03T00:00", windows: [on(by("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), "07:00", "11:00")] },
    "Jeden zweiten Dienstag, 7:00 bis 11:00 Uhr, ab 3. November",
    "Every second Tuesday, 7:00 to 11:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=WEEKLY;BYDAY=TU,TH"), "07:00", "11:00")] },
    "Jede Woche Di und Do, 7:00 bis 11:00 Uhr",
    "Every week, Tue and Thu, 7:00 to 11:00",
  ],
  [
    { windows: [on(by("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"), "07:00", "11:00")] },
    "Jede zweite Woche Mo und Mi, 7:00 bis 11:00 Uhr, ab 3. November",
    "Every second week, Mon and Wed, 7:00 to 11:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=WEEKLY;INTERVAL=3;BYDAY=FR"), "07:00", "11:00")] },
    "Alle 3 Wochen am Freitag, 7:00 bis 11:00 Uhr, ab 3. November",
    "Every 3 weeks on Friday, 7:00 to 11:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=DAILY;INTERVAL=2"), "07:00", "11:00")] },
    "Jeden zweiten Tag, 7:00 bis 11:00 Uhr, ab 3. November",
    "Every second day, 7:00 to 11:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=DAILY;INTERVAL=10"), "07:00", "11:00")] },
    "Alle 10 Tage, 7:00 bis 11:00 Uhr, ab 3. November",
    "Every 10 days, 7:00 to 11:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=DAILY", "2026-12-01"), "07:00", "11:00")] },
    "Täglich, 7:00 bis 11:00 Uhr, ab 1. Dezember",
    "Every day, 7:00 to 11:00, from 1 December",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"))] },
    "Am letzten Werktag des Monats, ganztägig",
    "On the last working day of the month, all day",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"), "08:00", "10:00")] },
    "Am ersten Werktag des Monats, 8:00 bis 10:00 Uhr",
    "On the first working day of the month, 8:00 to 10:00",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;BYMONTHDAY=15"), "08:00", "10:00")] },
    "Am 15. des Monats, 8:00 bis 10:00 Uhr",
    "On the 15th of the month, 8:00 to 10:00",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;BYMONTHDAY=-1"), "08:00", "10:00")] },
    "Am letzten Tag des Monats, 8:00 bis 10:00 Uhr",
    "On the last day of the month, 8:00 to 10:00",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;BYDAY=2TU"), "08:00", "10:00")] },
    "Am zweiten Dienstag des Monats, 8:00 bis 10:00 Uhr",
    "On the second Tuesday of the month, 8:00 to 10:00",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"), "08:00", "10:00")] },
    "Jeden zweiten Monat am letzten Freitag, 8:00 bis 10:00 Uhr, ab 3. November",
    "Every second month on the last Friday, 8:00 to 10:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1"), "08:00", "10:00")] },
    "Alle 3 Monate am 1., 8:00 bis 10:00 Uhr, ab 3. November",
    "Every 3 months on the 1st, 8:00 to 10:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24"), "08:00", "14:00")] },
    "Jedes Jahr am 24. Dezember, 8:00 bis 14:00 Uhr",
    "Every year on 24 December, 8:00 to 14:00",
  ],
  [
    { windows: [on(by("FREQ=YEARLY;INTERVAL=2;BYMONTH=9;BYDAY=1MO"), "08:00", "14:00")] },
    "Jedes zweite Jahr am ersten Montag im September, 8:00 bis 14:00 Uhr, ab 3. November",
    "Every second year on the first Monday of September, 8:00 to 14:00, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=YEARLY"), "08:00", "14:00")] },
    "Jedes Jahr am 3. November, 8:00 bis 14:00 Uhr",
    "Every year on 3 November, 8:00 to 14:00",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR"))] },
    "Jeden Monat, am 13. Tag des Monats, nur Freitag, ganztägig",
    "Every month, on the 13th day of the month, only Friday, all day",
  ],
  [
    { windows: [on(by("FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO"))] },
    "Jedes Jahr, in der ersten und 53. Kalenderwoche, nur Montag, ganztägig",
    "Every year, in the first and 53rd week of the year, only Monday, all day",
  ],
  [
    { windows: [on(by("FREQ=YEARLY;BYYEARDAY=100,-1"))] },
    "Jedes Jahr, am 100. und letzten Tag des Jahres, ganztägig",
    "Every year, on the 100th and last day of the year, all day",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2,-2"))] },
    "Jeden Monat, nur Mo bis Fr, davon nur den zweiten und vorletzten Tag, ganztägig",
    "Every month, only Mon to Fri, only the second and second to last day of these, all day",
  ],
  [
    { windows: [on(by("FREQ=YEARLY;BYDAY=20MO"))] },
    "Jedes Jahr, am 20. Montag des Jahres, ganztägig",
    "Every year, on the 20th Monday of the year, all day",
  ],
  [
    { windows: [on(by("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU"))] },
    "Alle 2 Wochen, nur Dienstag, die Woche ab Sonntag gezählt, ganztägig, ab 3. November",
    "Every 2 weeks, only Tuesday, weeks counted from Sunday, all day, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=DAILY;COUNT=10"))] },
    "Täglich, insgesamt 10-mal, ganztägig, ab 3. November",
    "Every day, 10 times in all, all day, from 3 November",
  ],
  [
    { windows: [on(by("FREQ=MONTHLY;BYMONTH=1,7;BYMONTHDAY=1,15;UNTIL=20270731"))] },
    "Jeden Monat, im Januar und Juli, am ersten und 15. Tag des Monats, letztmals bis 31. Juli 2027, ganztägig",
    "Every month, in January and July, on the first and 15th day of the month, up to and including 31 July 2027, all day",
  ],
  [{ windows: [on(the("2026-12-01"), "08:00", "10:00")] }, "Am 1. Dezember, 8:00 bis 10:00 Uhr", "On 1 December, 8:00 to 10:00"],
  [
    { windows: [on(the("2026-12-15", "2026-12-01", "2026-12-08"), "08:00", "10:00")] },
    "An 3 Tagen: 1., 8. und 15. Dezember, 8:00 bis 10:00 Uhr",
    "On 3 days: 1, 8 and 15 December, 8:00 to 10:00",
  ],
  [
    { windows: [on(the("2026-11-28", "2026-11-30", "2026-12-01", "2027-01-08"))] },
    "An 4 Tagen: 28. und 30. November, 1. Dezember, 8. Januar 2027, ganztägig",
    "On 4 days: 28 and 30 November, 1 December, 8 January 2027, all day",
  ],
  [
    { windows: [on(the("2026-12-01", "2026-12-02", "2026-12-03"), "08:00", "10:00")] },
    "Täglich vom 1. bis 3. Dezember, 8:00 bis 10:00 Uhr",
    "Every day from 1 to 3 December, 8:00 to 10:00",
  ],
  [
    { windows: [on(the(...from2to(1, 10), "2027-01-20"), "08:00", "10:00")] },
    "An 11 Tagen zwischen 1. Dezember und 20. Januar 2027, 8:00 bis 10:00 Uhr",
    "On 11 days between 1 December and 20 January 2027, 8:00 to 10:00",
  ],
];

describe("a schedule as a sentence", () => {
  it.each(CASES)("%j is said as %s", (written, german, english) => {
    const schedule = Schedule.parse({ from: null, until: null, windows: [], ...written });
    expect([scheduleSentence(schedule, de), scheduleSentence(schedule, en)]).toEqual([german, english]);
  });

  it("names the years that are not the reader's", () => {
    const schedule = Schedule.parse({ from: null, until: null, windows: [on(by("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), "07:00", "11:00")] });
    expect(scheduleSentence(schedule, wordingsOn("2025-06-01").de)).toBe("Jeden zweiten Dienstag, 7:00 bis 11:00 Uhr, ab 3. November 2026");
  });
});
