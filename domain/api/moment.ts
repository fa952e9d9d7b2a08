import * as z from "zod/mini";

/** A moment that is asked about: up to the end of 2199, the last year a schedule can name. */
export const at = z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(7_258_118_399_999)));
