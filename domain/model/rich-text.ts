import * as z from "zod/mini";

/**
 * Formatted text as a small tree. It is parsed from Markdown once (`domain/reading/markdown.ts`) and drawn by Lit templates;
 * no HTML is ever part of it.
 */
export const Inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string(), strong: z.optional(z.literal(true)), emphasis: z.optional(z.literal(true)) }),
  z.strictObject({ type: z.literal("break") }),
]);
export type Inline = z.infer<typeof Inline>;

export const Block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("paragraph"), content: z.readonly(z.array(Inline)) }),
  z.strictObject({ type: z.literal("list"), ordered: z.boolean(), items: z.readonly(z.array(z.readonly(z.array(Inline)))) }),
]);
export type Block = z.infer<typeof Block>;

export const RichText = z.readonly(z.array(Block));
export type RichText = z.infer<typeof RichText>;
