import { randomUUID } from "node:crypto";
import type { PlayedLook } from "../../domain/model/look.ts";
import type { Rendition } from "../../domain/model/media.ts";

const MINUTE_MS = 60_000;

interface SlideWords {
  readonly title: string;
  readonly body?: readonly object[];
  readonly template?: string;
  readonly category?: string;
  readonly language?: string;
  readonly picture?: { readonly alt: string; readonly renditions: readonly (Omit<Rendition, "hash"> & { readonly hash: string })[] } | null;
  readonly dwellMs?: number;
  /** Fields of the template besides title, text and picture. */
  readonly fields?: object;
  readonly film?: object;
}

/** A slide as it travels. Anything may be wrong with it: that is the point of some tests. */
export function slide(words: SlideWords) {
  const announcementId = randomUUID();
  const {
    language = "de",
    body = [],
    template = "text",
    category = "general",
    picture = null,
    dwellMs = 600_000,
    title,
    film = null,
  } = words;
  return {
    id: `${announcementId}.1.${language}`,
    announcementId,
    version: 1,
    template,
    category,
    language,
    title,
    fields: { title, body, picture: picture && 0, crop: "upright", ...words.fields },
    pictures: picture ? [{ focus: { x: 0.5, y: 0.5 }, ...picture }] : [],
    film,
    part: null,
    dwellMs,
  };
}

interface TakeoverWords {
  readonly variants: readonly { readonly language: string; readonly title: string; readonly body: readonly object[] }[];
  readonly kind?: string;
  readonly severity?: string;
  readonly drill?: boolean;
  readonly version?: number;
  readonly fromMs?: number;
  readonly untilMs?: number;
}

/** A takeover as it travels, on for an hour since a moment ago unless said otherwise. */
export function takeover(words: TakeoverWords) {
  const takeoverId = randomUUID();
  const { kind = "smoke", severity = "severe", drill = false, version = 1, fromMs = Date.now() - 1000 } = words;
  const { untilMs = fromMs + 60 * MINUTE_MS, variants } = words;
  return { id: `${takeoverId}.${version}.takeover`, takeoverId, kind, severity, drill, fromMs, untilMs, variants };
}

/** How a screen looks that nobody has set up otherwise. */
export const LOOK: PlayedLook = {
  logo: [],
  accents: null,
  typeface: "atkinson",
  header: { shown: true, place: true, date: true, clock: true, note: "" },
  footer: { progress: true, text: "" },
  ticker: [],
  safeAreaPercent: 0,
  nights: [],
};

/** A playlist of one loop that began a moment ago and lasts two weeks. */
export function playlistOf(
  slides: readonly object[],
  { theme = "paper", fromMs = Date.now() - 1000, look = {} as Partial<PlayedLook> } = {},
) {
  return {
    format: 2,
    fromMs,
    untilMs: fromMs + 14 * 24 * 60 * MINUTE_MS,
    theme,
    look: { ...LOOK, ...look },
    zoneOffsets: [{ fromMs: fromMs - MINUTE_MS, offsetMinutes: 60 }],
    slides,
    loops: [slides.map((_, index) => index)],
    segments: [{ fromMs, loop: 0 }],
  };
}

/** A paragraph of running text. */
export function paragraph(text: string) {
  return { type: "paragraph", content: [{ type: "text", text }] };
}
