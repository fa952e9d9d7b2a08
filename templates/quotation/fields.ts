import { line, picture, plain } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** Somebody said something worth reading. */
export const quotation = defineTemplate("quotation", {
  title: line(200),
  quote: line(600, { required: true }),
  who: plain(120, { required: true }),
  role: line(160),
  picture: picture(),
});
