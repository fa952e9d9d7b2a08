import { html, nothing, type TemplateResult } from "lit";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Inline, RichText } from "../../domain/model/rich-text.ts";
import { parseMarkdown } from "../../domain/reading/markdown.ts";
import type { Field, Fields } from "../../templates/field.ts";
import type { DraftSlide } from "./draft-content.ts";
import { isBlankRow } from "./fields/rows.ts";
import { columnHeadings } from "./fields/table-headings.ts";
import { rowsOf, type TypedFields, typedPicture, wordsOf } from "./typed-fields.ts";

interface Reader {
  readonly language: Language;
  readonly media: ReadonlyMap<MediaId, Media>;
}
type Part = TemplateResult | typeof nothing;

/** What of a field is read on a phone: words as words, rows as a list, a table as a table. How it is drawn on the glass is nothing to read. */
export function readField(name: string, field: Field, slide: DraftSlide, reader: Reader): Part {
  if (slide.template === "table")
    return name === "rows" ? table(slide, reader) : name === "columns" ? nothing : value(field, slide.fields[name], reader);
  return value(field, slide.fields[name], reader);
}

function value({ form }: Field, typed: unknown, reader: Reader): Part {
  switch (form.kind) {
    case "rich-text":
      return blocks(parseMarkdown(wordsOf(typed)[reader.language] ?? ""));
    case "picture":
      return picture(typed, reader);
    case "document":
      return pages(typed, reader);
    case "list":
      return list(form.of, rowsOf(typed), reader);
    default:
      return paragraph(sayPlainly(form, typed, reader));
  }
}

/** A short value in words; empty for what is not read, such as a choice of layout. */
function sayPlainly(form: Field["form"], typed: unknown, { language }: Reader): string {
  switch (form.kind) {
    case "line":
      return wordsOf(typed)[language] ?? "";
    case "plain":
    case "url":
      return typeof typed === "string" ? typed : "";
    case "time":
      return typeof typed === "string" ? typed : "";
    case "date":
    case "date-time":
      return typeof typed === "string" ? dayWords(typed, language) : "";
    case "count":
      return String(typed ?? "");
    default:
      return "";
  }
}

function dayWords(local: string, language: Language): string {
  const withTime = local.length > 10;
  const format = new Intl.DateTimeFormat(language === "de-x-leicht" ? "de" : language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(withTime ? { hour: "2-digit", minute: "2-digit" } : {}),
    timeZone: "UTC",
  });
  return format.format(Date.parse(withTime ? `${local}:00Z` : `${local}T00:00:00Z`));
}

function paragraph(words: string): Part {
  return words.trim() === "" ? nothing : html`<p>${words}</p>`;
}

function blocks(text: RichText): Part {
  return html`${text.map((block) => {
    if (block.type === "paragraph") return html`<p>${inlines(block.content)}</p>`;
    const items = block.items.map((item) => html`<li>${inlines(item)}</li>`);
    return block.ordered ? html`<ol class="numbers">${items}</ol>` : html`<ul class="bullets">${items}</ul>`;
  })}`;
}

function inlines(content: readonly Inline[]) {
  return content.map((inline) => {
    if (inline.type === "break") return html`<br />`;
    const text = inline.emphasis ? html`<em>${inline.text}</em>` : inline.text;
    return inline.strong ? html`<strong>${text}</strong>` : text;
  });
}

function picture(typed: unknown, { language, media }: Reader): Part {
  const use = typedPicture(typed);
  const file = use && media.get(use.mediaId)?.renditions.find(({ type, width }) => type !== "image/avif" && width >= 480);
  return file ? html`<img src="/media/${file.hash}" alt=${use.decorative ? "" : (use.alt[language] ?? "")} />` : nothing;
}

function pages(typed: unknown, { media }: Reader): Part {
  const document = [...media.values()].find(({ id }) => id === typed);
  const files =
    document?.pages.flatMap(({ renditions }) => renditions.find(({ type, width }) => type !== "image/avif" && width >= 480) ?? []) ?? [];
  return html`${files.map(({ hash }) => html`<img src="/media/${hash}" alt="" />`)}`;
}

function list(of: Fields, rows: readonly TypedFields[], reader: Reader): Part {
  const filled = rows.filter((row) => !isBlankRow(of, row));
  if (filled.length === 0) return nothing;
  return html`<ul class="rows">${filled.map((row) => html`<li>${Object.entries(of).map(([name, field]) => value(field, row[name], reader))}</li>`)}</ul>`;
}

function table({ fields }: DraftSlide, { language }: Reader): Part {
  const heading = columnHeadings(fields["columns"], language);
  const cells = ["a", "b", "c", "d", "e", "f"].filter((cell) => heading(cell) !== undefined);
  const rows = rowsOf(fields["rows"]).filter((row) => cells.some((cell) => wordsOf(row[cell])[language]));
  return html`<table><thead><tr>${cells.map((cell) => html`<th scope="col">${heading(cell)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${cells.map((cell) => html`<td>${wordsOf(row[cell])[language] ?? ""}</td>`)}</tr>`)}</tbody></table>`;
}
