import { line, list } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** A table of up to six columns. `first` says whether the first column names the rows. */
export const table = defineTemplate("table", {
  title: line(200, { required: true }),
  columns: list({ min: 2, max: 6 }, { heading: line(80) }),
  rows: list({ min: 2, max: 40 }, { a: line(160), b: line(160), c: line(160), d: line(160), e: line(160), f: line(160) }),
  note: line(300),
});
