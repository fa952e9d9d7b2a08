import { choice, line, list, plain } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** One to four figures with what they mean and where they are heading. */
export const numbers = defineTemplate("numbers", {
  title: line(200, { required: true }),
  figures: list(
    { min: 1, max: 4 },
    { value: plain(16, { required: true }), label: line(120, { required: true }), trend: choice(["none", "up", "level", "down"]) },
  ),
  note: line(300),
});
