import { line, list } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** Numbered instructions. */
export const steps = defineTemplate("steps", {
  title: line(200, { required: true }),
  steps: list({ min: 3, max: 12 }, { step: line(300, { required: true }) }),
  note: line(300),
});
