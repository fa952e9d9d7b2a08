import type { Category } from "../../domain/model/category.ts";
import type { Language } from "../../domain/model/language.ts";
import { SlideContent, TEMPLATES, type Template } from "../../templates/registry.ts";
import { type Filling, filledSlide } from "./filling.ts";
import { BRIGHT_PHOTO, DOCUMENT, FILM, LANDSCAPE_PHOTO, UPRIGHT_PHOTO } from "./scenery.ts";
import { LONGEST_WORD, SAMPLES, SENTENCE } from "./words.ts";

/** A slide with what is in it. `mayNotFit`: more than any glass holds at a legible size, so that the editor is told. */
export interface Content {
  readonly slide: SlideContent;
  readonly language: Language;
  readonly category: Category;
  readonly mayNotFit: boolean;
  readonly withoutFiles: boolean;
}

/** From hardly anything to the most that an editor may write, in every script. */
export const CONTENT_NAMES = [
  "short",
  "typical",
  "longest",
  "hostile",
  "missing",
  "bright",
  "ar",
  "tr",
  "pl",
  "uk",
  "de-x-leicht",
] as const;
export type ContentName = (typeof CONTENT_NAMES)[number];

const UPRIGHT: readonly Template[] = ["text-image", "person", "quotation"];
const CATEGORY: Readonly<Partial<Record<Template, Category>>> = {
  "text-image": "health",
  dates: "operations",
  menu: "services",
  person: "people",
  steps: "safety",
  services: "services",
  poll: "people",
  countdown: "events",
  "full-image": "events",
  "photo-story": "events",
};

/** What a template is drawn with. The same at each call. */
export function contentOf(template: Template, name: ContentName): Content {
  return {
    slide: slideOf(template, name),
    language: name in SAMPLES ? (name as keyof typeof SAMPLES) : "de",
    category: CATEGORY[template] ?? "general",
    mayNotFit: name === "longest" || name === "hostile",
    withoutFiles: name === "missing",
  };
}

function slideOf(template: Template, name: ContentName): SlideContent {
  const picture = UPRIGHT.includes(template) ? UPRIGHT_PHOTO : LANDSCAPE_PHOTO;
  const media = { picture: name === "bright" ? BRIGHT_PHOTO : picture, video: FILM, document: DOCUMENT };
  switch (name) {
    case "short":
      return filledSlide(template, {
        ...writtenIn("de"),
        words: (field) => (field === "title" ? "Wasser abgestellt" : "Bis Montag"),
        rows: (min) => min,
        requiredOnly: true,
        media,
      });
    case "typical":
    case "missing":
    case "bright":
      return TYPICAL[template]?.(media.picture) ?? filledSlide(template, { ...writtenIn("de"), media });
    case "longest":
      return filledSlide(template, { ...LONGEST, media });
    case "hostile":
      return filledSlide(template, { ...HOSTILE, media });
    default:
      return filledSlide(template, { ...writtenIn(name), media });
  }
}

type Writer = Omit<Filling, "media">;

const FIGURES = ["97 %", "1.284", "3,2 °C", "14 Tage"];
const NAMES: Readonly<Record<string, string>> = { name: "Ayşe Yılmaz", who: "Martin Kowalski", price: "4,20 €", allergens: "A, C, G, 3" };

/** A table of four columns has these two left over. */
const BEYOND = new Set(["e", "f"]);

/** Three to five rows of a line each, a sentence of text: as most slides are. */
function writtenIn(language: keyof typeof SAMPLES): Writer {
  const { title, lines, sentence } = SAMPLES[language];
  return {
    language,
    rows: (min, max) => Math.min(max, Math.max(min, 4)),
    words: (field, _, row) => (field === "title" ? title : BEYOND.has(field) ? "" : (lines[row % lines.length] ?? "")),
    body: () => sentence,
    plain: (field, _, row) => NAMES[field] ?? FIGURES[row % FIGURES.length] ?? "",
  };
}

const most = (text: string) => (_: string, maxLength: number) => text.repeat(Math.ceil(maxLength / text.length));

const LONGEST: Writer = {
  language: "de",
  rows: (_, max) => max,
  words: most(SENTENCE),
  body: (maxLength) => most(SENTENCE)("", maxLength),
  plain: most("Maximilian-Alexander von Hohenberg "),
};

const MARKUP = '<script>alert("x")</script> <b>fett</b> &amp; 👩🏽‍🚒🔥 ';

/** Words that do not break, emoji, things that look like markup, as many rows as there may be. */
const HOSTILE: Writer = {
  language: "de",
  rows: (_, max) => max,
  words: (field, maxLength, row) =>
    (field === "title" || row % 2 === 0 ? `${LONGEST_WORD} ${MARKUP}` : `${MARKUP}${LONGEST_WORD}`).slice(0, maxLength),
  body: () =>
    `${Array.from({ length: 40 }, (_, n) => `- Punkt ${String(n + 1)}: ${n % 5 === 0 ? LONGEST_WORD : SENTENCE}`).join("\n")}\n\n${MARKUP}`,
  plain: (_, maxLength, row) => (row % 2 === 0 ? LONGEST_WORD : `👩🏽‍🚒 ${LONGEST_WORD}`).slice(0, maxLength),
};

/** The first finished example of each template that has them, with a picture where one belongs. */
const TYPICAL: Partial<Record<Template, (picture: Content["slide"]["key"]) => SlideContent>> = {};
for (const template of TEMPLATES) {
  const module: { examples?: readonly { fields: object }[] } = await import(`../../templates/${template}/examples.ts`).catch(() => ({}));
  const example = module.examples?.[0];
  if (example)
    TYPICAL[template] = (mediaId) =>
      SlideContent.parse({ key: "slide1", template, dwellMs: 600_000, fields: withMedia(example.fields, mediaId) });
}

/** Examples come without pictures, files and consent: everybody chooses their own. */
function withMedia(fields: object, mediaId: string): object {
  const use = { mediaId, decorative: false, alt: { de: "Feuerwache am Abend" } };
  const entries = Object.entries(fields).map(([name, value]) => {
    if (name === "picture") return [name, use];
    if (name === "video") return [name, FILM];
    if (name === "document") return [name, DOCUMENT];
    if (name === "consent") return [name, true];
    if (name === "consentUntil") return [name, "2027-12-31"];
    if (name === "photos" && Array.isArray(value)) return [name, value.map((photo) => ({ ...photo, picture: use }))];
    return [name, value];
  });
  return Object.fromEntries(entries);
}
