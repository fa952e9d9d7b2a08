import { count, line, list } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** What people answered, as bars. */
export const poll = defineTemplate("poll", {
  title: line(300, { required: true }),
  answers: list({ min: 2, max: 8 }, { answer: line(120, { required: true }), votes: count() }),
  note: line(300),
});
