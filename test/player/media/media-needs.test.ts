import { describe, expect, it } from "vitest";
import { Film, Rendition } from "../../../domain/model/media.ts";
import { allFiles, captionsIn, filesFor, slidesBetween } from "../../../player/media/media-needs.ts";
import { LOOK, playlist } from "../playlist.ts";

const CHANGING = playlist([{ pictures: "13" }, { pictures: "2" }, { pictures: "1" }], {
  loops: [[0, 2], [1]],
  segments: [
    { fromMs: 0, loop: 0 },
    { fromMs: 500_000, loop: 1 },
  ],
});
const ids = (fromMs: number, untilMs: number) => slidesBetween(CHANGING, fromMs, untilMs).map(({ id }) => id);

describe("slidesBetween", () => {
  it("names the slides of every segment that touches the stretch, which is half-open", () => {
    expect(ids(0, 500_000)).toEqual(["a", "c"]);
    expect(ids(0, 500_001)).toEqual(["a", "c", "b"]);
    expect(ids(500_000, 600_000)).toEqual(["b"]);
    expect(ids(1_000_000, 1_100_000)).toEqual([]);
  });
});

const BOX = { width: 100, height: 100 };
const LOGO = Rendition.parse({ hash: "f".repeat(64), type: "image/webp", width: 480, height: 100, bytes: 1 });

describe("filesFor", () => {
  it("names a file for every picture of a slide, each file once", () => {
    expect(filesFor(CHANGING.slides, CHANGING, BOX).map(({ hash }) => hash[0])).toEqual(["1", "3", "2"]);
  });

  it("names the logo of the look first", () => {
    expect(filesFor(CHANGING.slides, { look: { ...LOOK, logo: [LOGO] } }, BOX).map(({ hash }) => hash[0])).toEqual(["f", "1", "3", "2"]);
  });
});

describe("allFiles", () => {
  it("has every file in every size, the logo's too", () => {
    expect([...allFiles({ ...CHANGING, look: { ...LOOK, logo: [LOGO] } })].map(([digit]) => digit)).toEqual(["f", "1", "3", "2"]);
  });
});

describe("captionsIn", () => {
  const film = (...languages: readonly string[]) =>
    Film.parse({
      durationMs: 1000,
      hasSound: false,
      files: [],
      captions: languages.map((language) => ({ language, hash: "c".repeat(64), bytes: 1 })),
    });

  it("takes those in the language of the slide, and those in German for simple German and the reverse", () => {
    expect(captionsIn(film("de", "de-x-leicht"), "de-x-leicht")?.language).toBe("de-x-leicht");
    expect(captionsIn(film("en", "de"), "de-x-leicht")?.language).toBe("de");
    expect(captionsIn(film("de-x-leicht"), "de")?.language).toBe("de-x-leicht");
    expect(captionsIn(film("en"), "de")).toBeUndefined();
  });
});
