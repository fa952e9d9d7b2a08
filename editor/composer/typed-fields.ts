import * as z from "zod/mini";
import { MediaId } from "../../domain/model/id.ts";
import { Language } from "../../domain/model/language.ts";
import type { Field, Fields } from "../../templates/field.ts";
import type { Words } from "../../templates/picture-use.ts";

/** The values of fields by their names, as they were typed. */
export type TypedFields = Readonly<Record<string, unknown>>;

const TypedWords = z.partialRecord(Language, z.string());
const TypedPicture = z.strictObject({ mediaId: MediaId, decorative: z.boolean(), alt: TypedWords });
export type TypedPicture = z.infer<typeof TypedPicture>;
const TypedRow = z.record(z.string(), z.unknown());
const LONGEST_DESCRIPTION = 500;

/** Words as somebody has typed them, whatever their length. Anything else is none. */
export function wordsOf(value: unknown): Words {
  return TypedWords.safeParse(value).data ?? {};
}

/** A picture in its place with what is typed about it; anything else is none. */
export function typedPicture(value: unknown): TypedPicture | null {
  return TypedPicture.safeParse(value).data ?? null;
}

/** Rows of a list, each the values of its fields. */
export function rowsOf(value: unknown): readonly TypedFields[] {
  return Array.isArray(value) ? value.flatMap<TypedFields>((row: unknown) => TypedRow.safeParse(row).data ?? []) : [];
}

/** A value as it was typed: rules of length and spelling may be broken, its shape may not. What has another shape becomes what a fresh slide has. */
export function typedValue(field: Field, value: unknown): unknown {
  const { schema, form, empty } = field;
  if (schema.safeParse(value).success) return value;
  switch (form.kind) {
    case "line":
    case "rich-text":
      return TypedWords.safeParse(value).data ?? empty;
    case "plain":
    case "url":
      return typeof value === "string" ? value : empty;
    case "picture":
      return typedPicture(value) ?? empty;
    case "list":
      return Array.isArray(value) ? rowsOf(value).map((row) => typedFields(form.of, row)) : empty;
    default:
      return empty;
  }
}

/** All values as they were typed, those of fields the template has not got left out. */
export function typedFields(fields: Fields, values: TypedFields): TypedFields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, typedValue(field, values[name])]));
}

/** A value that keeps all rules: what was typed, shortened where it is too long; what cannot be mended is empty. */
export function soundValue(field: Field, value: unknown): unknown {
  const { schema, form, empty } = field;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const mended = schema.safeParse(mendedValue(field, typedValue(field, value)));
  return mended.success ? mended.data : form.kind === "list" ? [] : empty;
}

export function soundFields(fields: Fields, values: TypedFields): TypedFields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, soundValue(field, values[name])]));
}

function mendedValue({ form }: Field, value: unknown): unknown {
  switch (form.kind) {
    case "line":
    case "rich-text":
      return clippedWords(value, form.maxLength, form.kind === "line");
    case "plain":
      return clipped(String(value), form.maxLength, true);
    case "picture": {
      const picture = typedPicture(value);
      return picture && { ...picture, alt: clippedWords(picture.alt, LONGEST_DESCRIPTION, true) };
    }
    case "list":
      return rowsOf(value)
        .slice(0, form.max)
        .map((row) => soundFields(form.of, row));
    default:
      return value;
  }
}

function clippedWords(value: unknown, maxLength: number, isLine: boolean): Words {
  return Object.fromEntries(Object.entries(wordsOf(value)).map(([language, text]) => [language, clipped(text, maxLength, isLine)]));
}

function clipped(text: string, maxLength: number, isLine: boolean): string {
  return (isLine ? text.replace(/\p{Cc}+/gu, " ") : text).trim().slice(0, maxLength);
}
