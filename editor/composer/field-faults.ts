import type { Issue } from "../../domain/model/problem.ts";
import type { Field, Fields } from "../../templates/field.ts";
import { t } from "../texts.ts";
import { type DraftContent, fieldsOf } from "./draft-content.ts";
import { rowsOf, type TypedFields, typedPicture, wordsOf } from "./typed-fields.ts";

/** Something that breaks a rule and therefore cannot be saved, with a sentence for it. `path` leads to it in the content. */
export interface Fault {
  readonly path: Issue["path"];
  readonly text: string;
}

/** Everything in the slides that the server would refuse. */
export function findFaults({ slides }: DraftContent): readonly Fault[] {
  return slides.flatMap(({ template, fields }, index) => faultsIn(fieldsOf(template), fields, ["slides", index, "fields"]));
}

function faultsIn(fields: Fields, values: TypedFields, at: Issue["path"]): readonly Fault[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.schema.safeParse(values[name]).success ? [] : faultsOf(field, values[name], [...at, name]),
  );
}

function faultsOf({ form }: Field, value: unknown, path: Issue["path"]): readonly Fault[] {
  switch (form.kind) {
    case "list":
      return rowsOf(value).flatMap((row, index) => faultsIn(form.of, row, [...path, index]));
    case "url":
      return [{ path, text: t("fault.url") }];
    case "line":
    case "rich-text":
      return tooLong(wordsOf(value), form.maxLength, path);
    case "picture":
      return tooLong(typedPicture(value)?.alt ?? {}, 500, [...path, "alt"]);
    default:
      return [{ path, text: t("fault.other") }];
  }
}

function tooLong(words: Readonly<Record<string, string>>, maxLength: number, path: Issue["path"]): readonly Fault[] {
  const long = Object.entries(words).filter(([, text]) => text.trim().length > maxLength);
  if (long.length === 0) return [{ path, text: t("fault.other") }];
  return long.map(([language]) => ({ path: [...path, language], text: t("fault.long", { count: maxLength }) }));
}
