import type { Language } from "../../domain/model/language.ts";
import type { Fields } from "../../templates/field.ts";
import { withField } from "../composer/content.ts";
import { type DraftContent, type DraftSlide, fieldsOf } from "../composer/draft-content.ts";
import type { FieldPath } from "../composer/fields/field-place.ts";
import { rowsOf, type TypedFields, type TypedPicture, typedPicture, wordsOf } from "../composer/typed-fields.ts";

/** Words in one language and where they stand. */
export interface WordsPlace {
  readonly path: FieldPath;
  readonly text: string;
}

/** Everything that somebody has typed on a slide in a language, in the order of its fields. */
export function wordsOn({ template, fields }: DraftSlide, language: Language): readonly WordsPlace[] {
  return wordsIn(fieldsOf(template), fields, language, []);
}

function wordsIn(fields: Fields, values: TypedFields, language: Language, at: FieldPath): readonly WordsPlace[] {
  return Object.entries(fields).flatMap(([name, { form }]): readonly WordsPlace[] => {
    const path = [...at, name];
    switch (form.kind) {
      case "line":
      case "rich-text":
        return [{ path, text: wordsOf(values[name])[language] ?? "" }];
      case "list":
        return rowsOf(values[name]).flatMap((row, index) => wordsIn(form.of, row, language, [...path, index]));
      default:
        return [];
    }
  });
}

/** Pictures on a slide and where they stand, those in rows too. */
export function picturesOn({ template, fields }: DraftSlide): readonly { readonly path: FieldPath; readonly use: TypedPicture }[] {
  return picturesIn(fieldsOf(template), fields, []);
}

function picturesIn(
  fields: Fields,
  values: TypedFields,
  at: FieldPath,
): readonly { readonly path: FieldPath; readonly use: TypedPicture }[] {
  return Object.entries(fields).flatMap(([name, { form }]) => {
    const path = [...at, name];
    if (form.kind === "list") return rowsOf(values[name]).flatMap((row, index) => picturesIn(form.of, row, [...path, index]));
    const use = form.kind === "picture" ? typedPicture(values[name]) : null;
    return use ? [{ path, use }] : [];
  });
}

/** The content with the value at a path of a slide's fields replaced. */
export function withValueAt(content: DraftContent, slide: DraftSlide, path: FieldPath, value: unknown): DraftContent {
  const [name, ...rest] = path;
  return typeof name === "string" ? withField(content, slide.key, name, replaced(slide.fields[name], rest, value)) : content;
}

/** The content with the words of a language at a path replaced. */
export function withWordsAt(content: DraftContent, slide: DraftSlide, path: FieldPath, language: Language, text: string): DraftContent {
  return withValueAt(content, slide, [...path, language], text);
}

function replaced(before: unknown, [step, ...rest]: FieldPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === "number") return rowsOf(before).map((row, index) => (index === step ? replaced(row, rest, value) : row));
  const parts: Readonly<Record<string, unknown>> = typeof before === "object" && before !== null ? { ...before } : {};
  return { ...parts, [step]: replaced(parts[step], rest, value) };
}
