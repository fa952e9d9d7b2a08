import * as z from "zod/mini";

/** Topics an announcement belongs to. Label, icon and colour of each live with the look, in `domain/reading/category-look.ts`. */
export const CATEGORIES = ["general", "health", "safety", "events", "training", "operations", "people", "services"] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;
