import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Field, Fields } from "../../templates/field.ts";
import { definitionOf, SlideContent, type Template } from "../../templates/registry.ts";

/** How the fields of a template are filled in. `words` writes a line, at most so long; `rows` says how many of a list. */
export interface Filling {
  readonly language: Language;
  readonly rows: (min: number, max: number) => number;
  readonly words: (name: string, maxLength: number, row: number) => string;
  /** Markdown. */
  readonly body: (maxLength: number) => string;
  /** Short texts that are the same in every language: figures, names, prices. */
  readonly plain: (name: string, maxLength: number, row: number) => string;
  /** Fields that need not be filled in are left as they are. */
  readonly requiredOnly?: boolean;
  readonly media: { readonly picture: MediaId; readonly video: MediaId; readonly document: MediaId };
}

/** A slide with every field filled in, whatever its template. @throws {z.core.$ZodError} if that breaks the template's own limits */
export function filledSlide(template: Template, filling: Filling): SlideContent {
  const fields = filledFields(definitionOf(template).fields, filling, 0);
  return SlideContent.parse({ key: "slide1", template, dwellMs: 600_000, fields });
}

function filledFields(fields: Fields, filling: Filling, row: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, filled(name, field, filling, row)]));
}

const DAYS = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"];
const TIMES = ["06:00", "13:30", "07:00", "16:45"];
/** What a person shown must have given, whatever else is left out. */
const NEEDED = new Set(["consent", "consentUntil"]);

function filled(name: string, { form, empty }: Field, filling: Filling, row: number): unknown {
  const { language, media, requiredOnly = false } = filling;
  const isWanted = !requiredOnly || !("required" in form) || form.required || NEEDED.has(name);
  if (!isWanted) return empty;
  switch (form.kind) {
    case "line":
      return { [language]: filling.words(name, form.maxLength, row).slice(0, form.maxLength).trim() };
    case "rich-text":
      return { [language]: filling.body(form.maxLength).slice(0, form.maxLength).trim() };
    case "plain":
      return filling.plain(name, form.maxLength, row).slice(0, form.maxLength).trim();
    case "url":
      return `https://www.dortmund.de/${name}/${String(row + 1)}`;
    case "picture":
      return { mediaId: media.picture, decorative: false, alt: { [language]: "Feuerwache am Abend" } };
    case "video":
    case "document":
      return media[form.kind];
    case "date":
      return name === "consentUntil" ? "2027-12-31" : DAYS[row % DAYS.length];
    case "time":
      return TIMES[row % TIMES.length];
    case "date-time":
      return "2026-12-18T15:00";
    case "choice":
      return form.options[row % form.options.length];
    case "switch":
      return name === "consent" ? true : empty;
    case "count":
      return [42, 31, 17, 9, 5, 3, 2, 1][row % 8];
    case "list":
      return Array.from({ length: filling.rows(form.min, form.max) }, (_, index) => filledFields(form.of, filling, index));
  }
}
