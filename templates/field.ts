import * as z from "zod/mini";
import { MediaId } from "../domain/model/id.ts";
import { Language } from "../domain/model/language.ts";
import type { RichText } from "../domain/model/rich-text.ts";
import { lines } from "../domain/model/text.ts";
import { LocalDate, LocalDateTime, LocalTime } from "../domain/model/time.ts";

/** The same words in the languages of an announcement; a missing language is still to be written. */
export type Words = Readonly<Partial<Record<Language, string>>>;

/** A picture in its place: a decorative one needs no description, any other has one (`alt`) in each language. */
export const PictureUse = z.strictObject({
  mediaId: MediaId,
  decorative: z.boolean(),
  alt: z.partialRecord(Language, z.string().check(z.trim(), z.maxLength(500))),
});
export type PictureUse = z.infer<typeof PictureUse>;

/** How a field is filled in: all that the composer's form needs to draw it, and all that is needed to speak it in one language. */
export type FieldForm =
  | { readonly kind: "line" | "rich-text"; readonly required: boolean; readonly maxLength: number }
  | { readonly kind: "plain" | "url"; readonly required: boolean; readonly maxLength: number }
  | { readonly kind: "picture" | "video" | "document" | "date" | "time" | "date-time"; readonly required: boolean }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "switch" | "count" }
  | { readonly kind: "list"; readonly min: number; readonly max: number; readonly of: Readonly<Record<string, Field>> };

/**
 * One field of a template. `empty` is what a fresh slide has. `spoken` is never set: its type is what the field becomes in one language, on
 * the glass.
 */
export interface Field<Value = unknown, Spoken = unknown> {
  readonly schema: z.ZodMiniType<Value>;
  readonly form: FieldForm;
  readonly empty: Value;
  readonly spoken?: Spoken;
}

export type Fields = Readonly<Record<string, Field>>;
/** What an editor has filled in. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K]["empty"] };
/** The same in one language, as a layout draws it. Pictures are places in the slide's `pictures`. */
export type SpokenOf<F extends Fields> = { readonly [K in keyof F]: Exclude<F[K]["spoken"], undefined> };

interface Need {
  /** Nothing may be published without it. */
  readonly required?: boolean;
}

/** One line in each language. */
export function line(maxLength: number, { required = false }: Need = {}): Field<Words, string> {
  const text = z.string().check(z.trim(), z.maxLength(maxLength), z.regex(/^[^\p{Cc}]*$/u));
  return { schema: z.partialRecord(Language, text), form: { kind: "line", required, maxLength }, empty: {} };
}

/** Formatted text in each language, written as Markdown. */
export function richText(maxLength: number, { required = false }: Need = {}): Field<Words, RichText> {
  return { schema: z.partialRecord(Language, lines(maxLength)), form: { kind: "rich-text", required, maxLength }, empty: {} };
}

/** A short text that is the same in every language: a figure, a price, a time span. */
export function plain(maxLength: number, { required = false }: Need = {}): Field<string, string> {
  const text = z.string().check(z.trim(), z.maxLength(maxLength), z.regex(/^[^\p{Cc}]*$/u));
  return { schema: text, form: { kind: "plain", required, maxLength }, empty: "" };
}

const WEB_ADDRESS = /^https:\/\/[^\s/?#@\\]+(?:[/?#][^\s\\]*)?$/;

/** An address on the web, `https` only, without a name or password in it; empty until it is written. */
export function url({ required = false }: Need = {}): Field<string, string> {
  const text = z.string().check(
    z.trim(),
    z.maxLength(500),
    z.refine((value) => value === "" || (WEB_ADDRESS.test(value) && URL.canParse(value)), { error: "An address such as https://…" }),
  );
  return { schema: text, form: { kind: "url", required, maxLength: 500 }, empty: "" };
}

/** A picture from the library. */
export function picture({ required = false }: Need = {}): Field<PictureUse | null, number | null> {
  return { schema: z.nullable(PictureUse), form: { kind: "picture", required }, empty: null };
}

/** A video from the library; on the glass it is the slide's `video`. */
export function videoFile({ required = false }: Need = {}): Field<MediaId | null, null> {
  return { schema: z.nullable(MediaId), form: { kind: "video", required }, empty: null };
}

/** A document from the library. Each page becomes a slide of its own, whose picture it is. */
export function documentFile({ required = false }: Need = {}): Field<MediaId | null, number | null> {
  return { schema: z.nullable(MediaId), form: { kind: "document", required }, empty: null };
}

/** A local date, time, or both, at the site of the screen; null until it is chosen. */
export function date({ required = false }: Need = {}): Field<LocalDate | null, string | null> {
  return { schema: z.nullable(LocalDate), form: { kind: "date", required }, empty: null };
}
export function time({ required = false }: Need = {}): Field<LocalTime | null, string | null> {
  return { schema: z.nullable(LocalTime), form: { kind: "time", required }, empty: null };
}
export function dateTime({ required = false }: Need = {}): Field<LocalDateTime | null, string | null> {
  return { schema: z.nullable(LocalDateTime), form: { kind: "date-time", required }, empty: null };
}

/** One of several; the first is what a fresh slide has. */
export function choice<const Option extends string>(options: readonly [Option, ...Option[]]): Field<Option, Option> {
  return { schema: z.enum(options), form: { kind: "choice", options }, empty: options[0] };
}

export function onOff(empty = false): Field<boolean, boolean> {
  return { schema: z.boolean(), form: { kind: "switch" }, empty };
}

/** A whole number from 0. */
export function count(): Field<number, number> {
  return { schema: z.int().check(z.minimum(0), z.maximum(1_000_000)), form: { kind: "count" }, empty: 0 };
}

/** Rows of fields. A fresh slide has `min` empty ones; empty rows are never shown. */
export function list<F extends Fields>(
  { min, max }: { readonly min: number; readonly max: number },
  of: F,
): Field<readonly ValuesOf<F>[], readonly SpokenOf<F>[]> {
  const rows = z.readonly(z.array(z.strictObject(shapeOf(of))).check(z.maxLength(max)));
  return {
    // The compiler does not see that the rows of a shape made of fields are the values of those fields.
    schema: rows as unknown as z.ZodMiniType<readonly ValuesOf<F>[]>,
    form: { kind: "list", min, max, of },
    empty: Array.from({ length: min }, () => emptyOf(of)),
  };
}

/** The schemas of fields by their names. */
export function shapeOf<F extends Fields>(fields: F): { [K in keyof F]: z.ZodMiniType<F[K]["empty"]> } {
  return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as never;
}

/** What a fresh slide, or a fresh row of a list, has in these fields. */
export function emptyOf<F extends Fields>(fields: F): ValuesOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([name, { empty }]) => [name, empty])) as never;
}
