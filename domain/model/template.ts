import * as z from "zod/mini";

/** The layouts a slide can have. Each has a file of the same name in `player/slides/`. */
export const TEMPLATES = ["text", "text-image"] as const;
export const Template = z.enum(TEMPLATES);
export type Template = z.infer<typeof Template>;
