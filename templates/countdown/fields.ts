import { dateTime, line, richText } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** How long it still is until something happens, by the clock of the site. */
export const countdown = defineTemplate("countdown", {
  title: line(200, { required: true }),
  until: dateTime({ required: true }),
  body: richText(1000),
  afterwards: line(200),
});
