import type { PlayedLook } from "../../domain/model/look.ts";
import { PlayedTakeover, Playlist } from "../../domain/model/playlist.ts";

interface SlideWish {
  /** A hexadecimal digit for each picture, of which its hash is made. */
  readonly pictures?: string;
  readonly dwellMs?: number;
}

interface Programme {
  readonly loops?: readonly (readonly number[])[];
  readonly segments?: readonly { readonly fromMs: number; readonly loop: number; readonly quiet?: true }[];
  readonly takeovers?: readonly object[];
  readonly look?: Partial<PlayedLook>;
}

/** Nothing set up. */
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

/** A playlist of these slides from second 0 to second 1000, in one loop (or as the programme says). Ids are `a`, `b`, `c` ... */
export function playlist(slides: readonly SlideWish[], programme: Programme = {}): Playlist {
  return Playlist.parse({
    format: 2,
    fromMs: 0,
    untilMs: 1_000_000,
    theme: "paper",
    look: { ...LOOK, ...programme.look },
    zoneOffsets: [],
    slides: slides.map(({ pictures = "", dwellMs = 10_000 }, index) => ({
      id: String.fromCharCode(97 + index),
      announcementId: "11111111-1111-4111-8111-111111111111",
      version: 1,
      template: "text",
      category: "general",
      language: "de",
      title: "",
      fields: {},
      pictures: [...pictures].map((digit) => ({
        alt: "",
        focus: { x: 0.5, y: 0.5 },
        renditions: [{ hash: digit.repeat(64), type: "image/webp", width: 960, height: 960, bytes: 1 }],
      })),
      film: null,
      part: null,
      dwellMs,
    })),
    loops: programme.loops ?? [slides.map((_, index) => index)],
    segments: programme.segments ?? [{ fromMs: 0, loop: 0 }],
    takeovers: programme.takeovers ?? [],
  });
}

/** A takeover of that id. */
export function takeover(
  id: string,
  { severity = "severe", ...time }: { readonly fromMs: number; readonly untilMs: number; readonly severity?: string },
): PlayedTakeover {
  return PlayedTakeover.parse({
    id,
    takeoverId: "22222222-2222-4222-8222-222222222222",
    kind: "fire",
    severity,
    drill: false,
    ...time,
    variants: [{ language: "de", title: "Feuer", body: [] }],
  });
}
