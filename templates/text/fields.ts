import { line, richText } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** Words alone: a headline and, if wanted, a text. */
export const text = defineTemplate("text", {
  title: line(300, { required: true }),
  body: richText(5000),
});
