import * as z from "zod/mini";

/** Query of every list: at most `limit` items after `cursor`, which is opaque and comes from `nextCursor`. */
export const pageQuery = {
  cursor: z.optional(z.string().check(z.maxLength(400))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
};

/** Every list is `{ items, nextCursor }`; `nextCursor` is null on the last page. */
export function page<T extends z.core.$ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}

export const Nothing = z.strictObject({});
