import { date, line, list, time } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** A list of dates, such as "Diese Woche". */
export const dates = defineTemplate("dates", {
  title: line(200, { required: true }),
  dates: list({ min: 3, max: 40 }, { day: date({ required: true }), time: time(), what: line(200, { required: true }), where: line(120) }),
});
