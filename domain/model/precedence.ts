import * as z from "zod/mini";

/**
 * What an announcement means to the others that are on at the same time. `exclusive` ones displace all that are not; `filler` ones show only
 * while fewer than the screen's minimum are on.
 */
export const PRECEDENCES = ["exclusive", "normal", "filler"] as const;
export const Precedence = z.enum(PRECEDENCES);
export type Precedence = z.infer<typeof Precedence>;
