import * as z from "zod/mini";
import { emptyOf, type Fields, shapeOf, type ValuesOf } from "./field.ts";

/** Names a slide within its announcement, whatever its place: six letters or digits made by the editor. */
export const SlideKey = z.string().check(z.regex(/^[a-z0-9]{6}$/));

/** How long a slide stays, in ms; null means computed from its words. */
export const StatedDwell = z.nullable(z.int().check(z.minimum(3000), z.maximum(600_000)));

/**
 * A layout a slide can have: its name and its fields. What is shared by several templates has the same name in all of them (`title`, `body`,
 * `picture`), so that it stays when somebody changes the template.
 */
export function defineTemplate<const Name extends string, F extends Fields>(name: Name, fields: F) {
  const schema = z.strictObject({
    key: SlideKey,
    template: z.literal(name),
    dwellMs: StatedDwell,
    fields: z.strictObject(shapeOf(fields)),
  });
  return { name, fields, schema, empty: emptyOf(fields) as ValuesOf<F> };
}
