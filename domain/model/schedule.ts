import * as z from "zod/mini";
import { LocalDateTime } from "./time.ts";

/**
 * When an announcement may be shown, in the wall time of each screen's site. Validity is half-open: shown from `from` on, gone at
 * `until` sharp; `null` leaves that side open.
 */
export const Schedule = z.strictObject({ from: z.nullable(LocalDateTime), until: z.nullable(LocalDateTime) }).check(
  z.refine(({ from, until }) => from === null || until === null || from < until, {
    path: ["until"],
    error: "Ends before it starts",
    params: { rule: "ends-before-start" },
  }),
);
export type Schedule = z.infer<typeof Schedule>;
