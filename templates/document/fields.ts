import { documentFile, line } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** A PDF. Every page becomes a slide. */
export const document = defineTemplate("document", {
  title: line(200, { required: true }),
  document: documentFile({ required: true }),
});
