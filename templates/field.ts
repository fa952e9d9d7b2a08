import type * as z from "zod/mini";
import type { MediaId } from "../domain/model/id.ts";
import type { Language } from "../domain/model/language.ts";
import type { RichText } from "../domain/model/rich-text.ts";
import type { PictureUse } from "./picture-use.ts";

/** How a field is filled in: all that the composer's form needs to draw it. */
export type FieldForm =
  | { readonly kind: "line" | "rich-text" | "plain" | "url"; readonly required: boolean; readonly maxLength: number }
  | { readonly kind: "picture" | "video" | "document" | "date" | "time" | "date-time"; readonly required: boolean }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "switch" | "count" }
  | { readonly kind: "list"; readonly min: number; readonly max: number; readonly of: Fields };

/** Says values in one language. A picture becomes its place among those of the slide. */
export interface Voice {
  readonly language: Language;
  richText(markdown: string): RichText;
  picture(use: PictureUse): number;
  /** As `qrCode` in `domain/reading/qr-code.ts` makes it; null if there is none for this text. */
  qrCode(text: string): string | null;
}

/** Something that must be filled in before publishing. `path` leads to it from the field. Sentences for `rule` live with the texts. */
export interface FieldGap {
  readonly path: readonly (string | number)[];
  readonly rule:
    | "words-missing"
    | "value-missing"
    | "rows-missing"
    | "picture-missing"
    | "alt-missing"
    | "media-missing"
    | "address-missing"
    | "date-missing";
}

/** One field of a template and what can be asked of its value. */
export interface Field<Value = unknown, Spoken = unknown> {
  readonly schema: z.ZodMiniType<Value>;
  readonly form: FieldForm;
  /** What a fresh slide has. */
  readonly empty: Value;
  /** The value in one language, as a layout draws it. */
  speak(value: Value, voice: Voice): Spoken;
  /** Everything in it that is read, in one language; formatted text as Markdown. */
  textIn(value: Value, language: Language): string;
  /** Whether nobody has filled it in. A choice and a switch are never filled in: they always have a value. */
  isEmpty(value: Value): boolean;
  /** What is missing in it, in any of the languages. */
  gaps(value: Value, languages: readonly Language[]): readonly FieldGap[];
  /** What of the library stands in it. */
  mediaIn(value: Value): readonly MediaId[];
}

export type Fields = Readonly<Record<string, Field>>;
/** What an editor has filled in. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K]["empty"] };
/** The same in one language, as a layout draws it. */
export type SpokenOf<F extends Fields> = { readonly [K in keyof F]: ReturnType<F[K]["speak"]> };

/** All values in one language. */
export function speakAll<F extends Fields>(fields: F, values: ValuesOf<F>, voice: Voice): SpokenOf<F> {
  return mapped(fields, (field, name) => field.speak(values[name], voice)) as SpokenOf<F>;
}

/** Everything that is read, each field on lines of its own. */
export function textOfAll<F extends Fields>(fields: F, values: ValuesOf<F>, language: Language): string {
  const texts = Object.entries(fields).map(([name, field]) => field.textIn(values[name], language));
  return texts.filter((text) => text !== "").join("\n");
}

/** Everything that is missing, with paths from the fields on. */
export function gapsOfAll<F extends Fields>(fields: F, values: ValuesOf<F>, languages: readonly Language[]): readonly FieldGap[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.gaps(values[name], languages).map(({ path, rule }) => ({ path: [name, ...path], rule })),
  );
}

/** The schemas of fields by their names. */
export function shapeOf<F extends Fields>(fields: F): { [K in keyof F]: z.ZodMiniType<F[K]["empty"]> } {
  return mapped(fields, ({ schema }) => schema) as { [K in keyof F]: z.ZodMiniType<F[K]["empty"]> };
}

/** What a fresh slide, or a fresh row of a list, has in these fields. */
export function emptyOf<F extends Fields>(fields: F): ValuesOf<F> {
  return mapped(fields, ({ empty }) => empty) as ValuesOf<F>;
}

function mapped(fields: Fields, make: (field: Field, name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, make(field, name)]));
}
