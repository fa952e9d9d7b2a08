import { randomUUID } from "node:crypto";
import { AnnouncementId, GroupId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import { type Look, USUAL_LOOK } from "../../domain/model/look.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import { type Theme, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { TimeZone } from "../../domain/model/time.ts";
import { compile } from "../../domain/programme/compile.ts";
import type { SlideContent } from "../../templates/registry.ts";
import type { Content } from "./contents.ts";
import type { Scenery } from "./scenery.ts";

/** A Saturday before Advent, twenty to eleven in Dortmund. */
export const NOW_MS = Date.parse("2026-11-21T10:42:00+01:00");
const GROUP = GroupId.parse("00000002-0000-4000-8000-000000000001");

export const HEADLESS: Look = {
  ...USUAL_LOOK,
  header: { ...USUAL_LOOK.header, shown: false },
  footer: { progress: true, text: "Fragen? Telefon 50-0" },
  ticker: ["Bitte an die Abstimmung denken"],
  safeAreaPercent: 3,
};

interface Wall {
  readonly theme?: Theme;
  readonly look?: Look;
}

/** The playlist a screen with nothing else to show would get of a slide: from the one function that makes all playlists. */
export function playlistOf(
  { slide, language, category }: Content,
  { media }: Scenery,
  { theme = "paper", look = USUAL_LOOK }: Wall = {},
): Playlist {
  const city = {
    groups: [{ id: GROUP, parentId: null }],
    announcements: [announcementOf(slide, language, category)],
    media,
    looks: { organisation: look, groups: new Map() },
    takeovers: [],
    holidays: () => new Map(),
  };
  const audience = { ...USUAL_PROGRAMME, zone: TimeZone.parse("Europe/Berlin"), region: null, theme, groupIds: [GROUP] };
  return compile(city, audience, NOW_MS);
}

function announcementOf(slide: SlideContent, language: Language, category: Content["category"]) {
  return {
    id: AnnouncementId.parse(randomUUID()),
    version: 1,
    publishedAtMs: NOW_MS - 86_400_000,
    content: {
      category,
      languages: [language],
      slides: [slide],
      targets: [GROUP],
      schedule: { from: null, until: null, windows: [] },
      precedence: "normal" as const,
      weight: 1,
    },
  };
}
