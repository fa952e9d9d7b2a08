import * as z from "zod/mini";
import { MediaId } from "../domain/model/id.ts";
import { Language } from "../domain/model/language.ts";
import type { RichText } from "../domain/model/rich-text.ts";
import { lines } from "../domain/model/text.ts";
import { LocalDate, LocalDateTime, LocalTime } from "../domain/model/time.ts";
import {
  emptyOf,
  type Field,
  type FieldForm,
  type FieldGap,
  type Fields,
  gapsOfAll,
  type SpokenOf,
  shapeOf,
  speakAll,
  textOfAll,
  type ValuesOf,
  type Voice,
} from "./field.ts";
import { PictureUse, type Words } from "./picture-use.ts";

interface Need {
  /** Nothing may be published without it. */
  readonly required?: boolean;
}

const NO_MEDIA = () => [];
const NO_TEXT = () => "";
const noGaps = () => [];

/** What is missing in a value that is the same in all languages. */
function gapIfEmpty(required: boolean, rule: FieldGap["rule"], isEmpty: boolean): readonly FieldGap[] {
  return required && isEmpty ? [{ path: [], rule }] : [];
}

function words(schema: z.ZodMiniType<string>, form: FieldForm & { readonly required: boolean }) {
  return {
    schema: z.partialRecord(Language, schema),
    form,
    empty: {},
    textIn: (value: Words, language: Language) => value[language] ?? "",
    isEmpty: (value: Words) => Object.values(value).every((text) => text.trim() === ""),
    gaps: (value: Words, languages: readonly Language[]) =>
      form.required
        ? languages.filter((language) => !value[language]?.trim()).map((language) => ({ path: [language], rule: "words-missing" as const }))
        : [],
    mediaIn: NO_MEDIA,
  };
}

const oneLine = (maxLength: number) => z.string().check(z.trim(), z.maxLength(maxLength), z.regex(/^[^\p{Cc}]*$/u));

/** One line in each language. */
export function line(maxLength: number, { required = false }: Need = {}): Field<Words, string> {
  const common = words(oneLine(maxLength), { kind: "line", required, maxLength });
  return { ...common, speak: (value, { language }) => value[language] ?? "" };
}

/** Formatted text in each language, written as Markdown. */
export function richText(maxLength: number, { required = false }: Need = {}): Field<Words, RichText> {
  const common = words(lines(maxLength), { kind: "rich-text", required, maxLength });
  return { ...common, speak: (value, voice) => voice.richText(value[voice.language] ?? "") };
}

/** A short text that is the same in every language: a figure, a price, a time span. */
export function plain(maxLength: number, { required = false }: Need = {}): Field<string, string> {
  return {
    schema: oneLine(maxLength),
    form: { kind: "plain", required, maxLength },
    empty: "",
    speak: (value) => value,
    textIn: (value) => value,
    isEmpty: (value) => value === "",
    gaps: (value) => gapIfEmpty(required, "value-missing", value === ""),
    mediaIn: NO_MEDIA,
  };
}

const LONGEST_ADDRESS = 500;

/** An address on the web, `https` only, without a name or password in it; empty until it is written. */
export function url({ required = false }: Need = {}): Field<string, string> {
  const text = z.string().check(z.trim(), z.maxLength(LONGEST_ADDRESS), z.refine(isWebAddress, { error: "An address such as https://…" }));
  return {
    schema: text,
    form: { kind: "url", required, maxLength: LONGEST_ADDRESS },
    empty: "",
    speak: (value) => value,
    textIn: NO_TEXT,
    isEmpty: (value) => value === "",
    gaps: (value) => gapIfEmpty(required, "address-missing", value === ""),
    mediaIn: NO_MEDIA,
  };
}

function isWebAddress(text: string): boolean {
  return text === "" || (/^https:\/\/[^\s/?#@\\]+(?:[/?#][^\s\\]*)?$/.test(text) && URL.canParse(text));
}

/** A picture from the library. */
export function picture({ required = false }: Need = {}): Field<PictureUse | null, number | null> {
  return {
    schema: z.nullable(PictureUse),
    form: { kind: "picture", required },
    empty: null,
    speak: (value, voice) => value && voice.picture(value),
    textIn: NO_TEXT,
    isEmpty: (value) => value === null,
    gaps: (value, languages) => (value === null ? gapIfEmpty(required, "picture-missing", true) : altGaps(value, languages)),
    mediaIn: (value) => (value === null ? [] : [value.mediaId]),
  };
}

function altGaps({ decorative, alt }: PictureUse, languages: readonly Language[]): readonly FieldGap[] {
  if (decorative) return [];
  return languages.filter((language) => !alt[language]?.trim()).map((language) => ({ path: ["alt", language], rule: "alt-missing" }));
}

function file(kind: "video" | "document", required: boolean): Field<MediaId | null, null> {
  return {
    schema: z.nullable(MediaId),
    form: { kind, required },
    empty: null,
    speak: () => null,
    textIn: NO_TEXT,
    isEmpty: (value) => value === null,
    gaps: (value) => gapIfEmpty(required, "media-missing", value === null),
    mediaIn: (value) => (value === null ? [] : [value]),
  };
}

/** A video from the library; on the glass it is the slide's `film`. */
export function videoFile({ required = false }: Need = {}): Field<MediaId | null, null> {
  return file("video", required);
}

/** A document from the library. Each page becomes a slide of its own, whose one picture it is. */
export function documentFile({ required = false }: Need = {}): Field<MediaId | null, null> {
  return file("document", required);
}

function moment<Value extends string>(
  schema: z.ZodMiniType<Value>,
  kind: "date" | "time" | "date-time",
  required: boolean,
): Field<Value | null, Value | null> {
  return {
    schema: z.nullable(schema),
    form: { kind, required },
    empty: null,
    speak: (value) => value,
    textIn: (value) => value ?? "",
    isEmpty: (value) => value === null,
    gaps: (value) => gapIfEmpty(required, "date-missing", value === null),
    mediaIn: NO_MEDIA,
  };
}

/** A day of the calendar; null until it is chosen. */
export function date({ required = false }: Need = {}): Field<LocalDate | null, LocalDate | null> {
  return moment(LocalDate, "date", required);
}

/** A time of day; null until it is chosen. */
export function time({ required = false }: Need = {}): Field<LocalTime | null, LocalTime | null> {
  return moment(LocalTime, "time", required);
}

/** A moment by the clock at the site of the screen; null until it is chosen. */
export function dateTime({ required = false }: Need = {}): Field<LocalDateTime | null, LocalDateTime | null> {
  return moment(LocalDateTime, "date-time", required);
}

function given<Value>(schema: z.ZodMiniType<Value>, form: FieldForm, empty: Value): Field<Value, Value> {
  return { schema, form, empty, speak: (value) => value, textIn: NO_TEXT, isEmpty: () => true, gaps: noGaps, mediaIn: NO_MEDIA };
}

/** One of several; the first is what a fresh slide has. */
export function choice<const Option extends string>(options: readonly [Option, ...Option[]]): Field<Option, Option> {
  return given<Option>(z.enum(options), { kind: "choice", options }, options[0]);
}

export function onOff(empty = false): Field<boolean, boolean> {
  return given(z.boolean(), { kind: "switch" }, empty);
}

/** A whole number from 0. */
export function count(): Field<number, number> {
  return given(z.int().check(z.minimum(0), z.maximum(1_000_000)), { kind: "count" }, 0);
}

/**
 * Rows of fields. A fresh slide has `min` empty ones; empty rows are neither shown nor missed, but one at least must be filled in.
 * @param follows what a layout is given with each row besides, worked out from it
 */
export function list<F extends Fields, Follows extends object = object>(
  { min, max }: { readonly min: number; readonly max: number },
  of: F,
  follows: (row: SpokenOf<F>, voice: Voice) => Follows = () => ({}) as Follows,
): Field<readonly ValuesOf<F>[], readonly (SpokenOf<F> & Follows)[]> {
  const rows = z.readonly(z.array(z.strictObject(shapeOf(of))).check(z.maxLength(max)));
  const fields = Object.entries(of);
  const isBlank = (row: ValuesOf<F>) => fields.every(([name, field]) => field.isEmpty(row[name]));
  return {
    // The compiler does not see that rows of the shape of fields are the values of those fields.
    schema: rows as unknown as z.ZodMiniType<readonly ValuesOf<F>[]>,
    form: { kind: "list", min, max, of },
    empty: Array.from({ length: min }, () => emptyOf(of)),
    speak(value, voice) {
      const rows = value.filter((row) => !isBlank(row)).map((row) => speakAll(of, row, voice));
      return rows.map((row) => ({ ...row, ...follows(row, voice) }));
    },
    textIn: (value, language) => value.map((row) => textOfAll(of, row, language)).join("\n"),
    isEmpty: (value) => value.every(isBlank),
    gaps: (value, languages) => (value.every(isBlank) ? [{ path: [], rule: "rows-missing" }] : rowGaps(of, value, isBlank, languages)),
    mediaIn: (value) => value.flatMap((row) => fields.flatMap(([name, field]) => field.mediaIn(row[name]))),
  };
}

function rowGaps<F extends Fields>(
  of: F,
  rows: readonly ValuesOf<F>[],
  isBlank: (row: ValuesOf<F>) => boolean,
  languages: readonly Language[],
): readonly FieldGap[] {
  return rows.flatMap((row, index) =>
    isBlank(row) ? [] : gapsOfAll(of, row, languages).map(({ path, rule }) => ({ path: [index, ...path], rule })),
  );
}
