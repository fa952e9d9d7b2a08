import { describe, expect, it } from "vitest";
import { AnnouncementId } from "../../../domain/model/id.ts";
import { USUAL_LOOK } from "../../../domain/model/look.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { loopFacts, nextShowingMs, turnFrom } from "../../../editor/composer/screen-turn.ts";

const OURS = AnnouncementId.parse("00000000-0000-4000-8000-000000000001");
const OTHER = "00000000-0000-4000-8000-000000000002";

function slide(announcementId: string, language: string, dwellMs: number) {
  const id = `${announcementId}.1.${language}`;
  const drawn = { template: "text", category: "general", title: "Titel", fields: {}, pictures: [], film: null, part: null };
  return { id, announcementId, version: 1, language, dwellMs, ...drawn };
}

const { tone: _tone, accent: _accent, ...USUAL } = USUAL_LOOK;
const PLAIN_LOOK = { ...USUAL, logo: [], accents: null, nights: [] };

/** Ours in two languages between others until 95 s, dark until 200 s, without ours until 300 s, then alone. */
const PLAYLIST = Playlist.parse({
  format: 2,
  fromMs: 0,
  untilMs: 400_000,
  theme: "paper",
  look: PLAIN_LOOK,
  zoneOffsets: [],
  slides: [slide(OTHER, "de", 9000), slide(OURS, "de", 10_000), slide(OURS, "tr", 11_000)],
  loops: [[0, 1, 2], [0], [1, 2]],
  segments: [
    { fromMs: 0, loop: 0 },
    { fromMs: 95_000, loop: 0, quiet: true },
    { fromMs: 200_000, loop: 1 },
    { fromMs: 300_000, loop: 2 },
  ],
});

describe("the announcement's turn on a screen", () => {
  it("is the next one in the language that is written", () => {
    expect(turnFrom(PLAYLIST, 0, OURS, "de")?.fromMs).toBe(9000);
    expect(turnFrom(PLAYLIST, 0, OURS, "tr")?.fromMs).toBe(19_000);
    expect(turnFrom(PLAYLIST, 12_000, OURS, "de")?.fromMs).toBe(9000);
    expect(turnFrom(PLAYLIST, 20_000, OURS, "de")?.fromMs).toBe(39_000);
  });

  it("is in another language where the screen has not the written one", () => {
    expect(turnFrom(PLAYLIST, 0, OURS, "en")?.slide.language).toBe("de");
  });

  it("does not come where the loop is without it, where it is dark, and after the end", () => {
    expect([150_000, 250_000, 500_000].map((atMs) => turnFrom(PLAYLIST, atMs, OURS, "de"))).toEqual([undefined, undefined, undefined]);
  });

  it("is never looked for beyond the stretch it would be in", () => {
    expect(turnFrom(PLAYLIST, 91_000, OURS, "de")).toBeUndefined();
  });

  it("comes again when a stretch with it begins that is not dark", () => {
    expect(nextShowingMs(PLAYLIST, 50_000, OURS)).toBe(300_000);
    expect(nextShowingMs(PLAYLIST, 300_000, OURS)).toBeUndefined();
  });
});

describe("what is said of a loop", () => {
  const slides = (...indices: number[]) => indices.flatMap((index) => PLAYLIST.slides[index] ?? []);

  it("counts the languages of one announcement as one showing", () => {
    expect(loopFacts(slides(0, 1, 2), OURS)).toEqual({ announcements: 2, roundMs: 30_000, timesAnHour: 120 });
  });

  it("counts each turn of a weighted one", () => {
    expect(loopFacts(slides(1, 0, 1, 0), OURS)).toEqual({ announcements: 2, roundMs: 38_000, timesAnHour: 189 });
  });

  it("knows one that is alone and one that is not there", () => {
    expect(loopFacts(slides(1, 2), OURS)).toEqual({ announcements: 1, roundMs: 21_000, timesAnHour: 171 });
    expect(loopFacts(slides(0), OURS)).toEqual({ announcements: 1, roundMs: 9000, timesAnHour: 0 });
  });
});
