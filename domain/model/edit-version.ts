import * as z from "zod/mini";

/** The version an edit is based on. Versions count from 1 and fit the databases' 32-bit integers. */
export const EditVersion = z.int().check(z.minimum(0), z.maximum(2_147_483_647));
