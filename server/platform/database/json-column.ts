import * as z from "zod/mini";

/** Reads a JSON column through its schema: stored JSON is an edge like any other. */
export function readJson<T extends z.core.$ZodType>(schema: T, text: string): z.core.output<T> {
  return z.parse(schema, JSON.parse(text));
}
