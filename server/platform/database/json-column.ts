import * as z from "zod/mini";

/** Reads a JSON column through its schema: stored JSON is an edge like any other. */
export function readJson<T extends z.core.$ZodType>(schema: T, text: string): z.core.output<T> {
  return z.parse(schema, JSON.parse(text));
}

/** As `readJson`, for what is not worth failing for: whatever cannot be read counts as `otherwise`. */
export function readJsonOr<T extends z.core.$ZodType, O>(schema: T, text: string, otherwise: O): z.core.output<T> | O {
  try {
    return readJson(schema, text);
  } catch {
    return otherwise;
  }
}
