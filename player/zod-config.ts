import * as z from "zod/mini";

/** Imported before anything else: schemas ask when they are made, and the policy of this page forbids compiling code. */
z.config({ jitless: true });
