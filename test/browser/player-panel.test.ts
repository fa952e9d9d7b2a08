import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { ScreenDisplay, Wall } from "../../domain/model/screen.ts";
import { colourAt, cut, difference, joined, keep, type Pixels, turned } from "./pixels.ts";
import { ALARM, LANDSCAPE, PATIENTLY, PORTRAIT, photograph, type Size, shows, usePanels, WORDS } from "./player-panels.ts";
import { paragraph, playlistOf, slide, takeover } from "./player-playlists.ts";

const PAPER = "#f6f4ee";
/** Letters drawn turned have other grey edges; a letter that is elsewhere differs by far more. */
const EDGES = { tolerance: 110, share: 0.002 };
/** The bars of two pages that were photographed a moment apart. */
const MOMENT = { tolerance: 16, share: 0.0005 };

const at = usePanels();

/** A picture of which each part looks otherwise. */
async function striped() {
  const cross = `<path d="M0 0L960 1200M960 0L0 1200" stroke="#14213a" stroke-width="40"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="1200"><rect width="960" height="1200" fill="#c96f3f"/>${cross}</svg>`;
  return at.server.addMedia(await sharp(Buffer.from(svg)).webp().toBuffer(), "image/webp", 960, 1200);
}

/** Two pages are the same, if not at this moment then in the next minute: their clocks may just have been between two. */
async function expectSame(one: () => Promise<Pixels>, other: () => Promise<Pixels>, { tolerance, share } = MOMENT): Promise<void> {
  await expect.poll(async () => difference(await one(), await other(), tolerance), PATIENTLY).toBeLessThan(share);
}

const stage = (page: Page) => page.locator("aushang-stage");
const fittedTo = (page: Page) =>
  page
    .locator("aushang-stage .layer.shown")
    .last()
    .evaluate((layer) => ["--title", "--body"].map((name) => (layer as HTMLElement).style.getPropertyValue(name)));

describe.each([
  [0, LANDSCAPE, LANDSCAPE],
  [90, LANDSCAPE, PORTRAIT],
  [180, LANDSCAPE, LANDSCAPE],
  [270, LANDSCAPE, PORTRAIT],
  [90, PORTRAIT, LANDSCAPE],
] as const)("a panel that hangs turned by %i degrees, %o", (rotation, size, seen) => {
  it("stands upright for whoever reads it, as on one of that size that is not turned", async () => {
    const one = slide({ ...WORDS, template: "text-image", picture: { alt: "Bild", renditions: [await striped()] } });
    at.server.push(playlistOf([one]));
    const upright = await at.hang(seen);
    const panel = await at.hang(size, { rotation });
    for (const page of [upright, panel]) await shows(page, WORDS.title);
    const read = async () => turned(await photograph(panel), rotation);
    await keep(await read(), `turned-${rotation}-${seen.width}`);
    await expectSame(read, () => photograph(upright), EDGES);
    expect(await fittedTo(panel)).toEqual(await fittedTo(upright));
    expect(await stage(panel).getAttribute("data-format")).toBe(seen === LANDSCAPE ? "landscape" : "portrait");
  });

  it("fits a long text as there", async () => {
    const rows = Array.from({ length: 9 }, (_, index) =>
      paragraph(`Punkt ${index + 1}: Jeder trägt auf dem ganzen Betriebshof seine Warnkleidung.`),
    );
    at.server.push(playlistOf([slide({ ...WORDS, body: rows })]));
    const upright = await at.hang(seen);
    const panel = await at.hang(size, { rotation });
    for (const page of [upright, panel]) await shows(page, WORDS.title);
    await expect.poll(() => fittedTo(panel), PATIENTLY).toEqual(await fittedTo(upright));
  });

  it("shows a takeover upright too", async () => {
    at.server.push({ ...playlistOf([slide(WORDS)]), takeovers: [takeover(ALARM)] });
    const upright = await at.hang(seen);
    const panel = await at.hang(size, { rotation });
    for (const page of [upright, panel]) await shows(page, "Feuer");
    const read = async () => turned(await photograph(panel), rotation);
    await keep(await read(), `turned-${rotation}-${seen.width}-takeover`);
    await expectSame(read, () => photograph(upright), EDGES);
    expect(await fittedTo(panel)).toEqual(await fittedTo(upright));
  });
});

describe("a wall", () => {
  const wallOf = (columns: number, rows: number, place: number, bezel: Partial<Wall> = {}): Wall => ({
    columns,
    rows,
    column: place % columns,
    row: Math.floor(place / columns),
    bezelAcrossPercent: 0,
    bezelDownPercent: 0,
    ...bezel,
  });

  async function hangWall(columns: number, rows: number, tile: Size, display: Partial<ScreenDisplay> = {}): Promise<readonly Page[]> {
    const pages: Page[] = [];
    for (let place = 0; place < columns * rows; place++)
      pages.push(await at.hang(tile, { ...display, wall: wallOf(columns, rows, place) }));
    return pages;
  }

  const photographAll = async (pages: readonly Page[], columns: number, rotation = 0) =>
    joined(await Promise.all(pages.map(async (page) => turned(await photograph(page), rotation))), columns);

  it.each([
    [2, 1, { width: 960, height: 1080 }],
    [2, 2, { width: 960, height: 540 }],
    [1, 3, { width: 1080, height: 640 }],
  ])("of %i by %i screens is one picture without a seam, with slides and with a takeover", async (columns, rows, tile) => {
    const slides = [slide({ ...WORDS, template: "text-image", picture: { alt: "Bild", renditions: [await striped()] } })];
    at.server.push(playlistOf(slides));
    const whole = await at.hang({ width: tile.width * columns, height: tile.height * rows });
    const tiles = await hangWall(columns, rows, tile);
    for (const page of [whole, ...tiles]) await shows(page, WORDS.title);
    await keep(await photographAll(tiles, columns), `wall-${columns}x${rows}`);
    await expectSame(
      () => photographAll(tiles, columns),
      () => photograph(whole),
    );
    at.server.push({ ...playlistOf(slides), takeovers: [takeover(ALARM)] });
    for (const page of [whole, ...tiles]) await shows(page, "Feuer");
    await keep(await photographAll(tiles, columns), `wall-${columns}x${rows}-takeover`);
    await expectSame(
      () => photographAll(tiles, columns),
      () => photograph(whole),
    );
  });

  it("may be made of panels that hang turned", async () => {
    at.server.push(playlistOf([slide(WORDS)]));
    const whole = await at.hang(LANDSCAPE);
    const tiles = await hangWall(2, 1, { width: 1080, height: 960 }, { rotation: 90 });
    for (const page of [whole, ...tiles]) await shows(page, WORDS.title);
    await expectSame(
      () => photographAll(tiles, 2, 90),
      () => photograph(whole),
      EDGES,
    );
  });

  it("leaves out what would be behind the frames", async () => {
    at.server.push(playlistOf([slide(WORDS)]));
    const whole = await at.hang({ width: 1938, height: 1000 });
    const frames = { bezelAcrossPercent: 4, bezelDownPercent: 4 };
    const tiles: Page[] = [];
    for (const place of [0, 1]) tiles.push(await at.hang({ width: 950, height: 1000 }, { wall: wallOf(2, 1, place, frames) }));
    for (const page of [whole, ...tiles]) await shows(page, WORDS.title);
    // Four percent of 950 are 38: what is behind the frames is seen by nobody.
    for (const [place, page] of tiles.entries()) {
      const seen = async () => cut(await photograph(whole), { left: place * 988, top: 0, width: 950, height: 1000 });
      await expectSame(() => photograph(page), seen);
    }
  });
});

describe("a panel that cuts off its edges", () => {
  it("gets the whole picture moved in, and its rim in the colour of what is on", async () => {
    const one = slide({
      ...WORDS,
      template: "full-image",
      fields: { caption: "" },
      picture: { alt: "Bild", renditions: [await striped()] },
    });
    at.server.push(playlistOf([one]));
    const smaller = await at.hang({ width: 1728, height: 972 });
    const panel = await at.hang(LANDSCAPE, { overscanPercent: 5 });
    for (const page of [smaller, panel]) await page.locator("aushang-slide.shown img").waitFor();
    const inner = async () => cut(await photograph(panel), { left: 96, top: 54, width: 1728, height: 972 });
    await keep(await photograph(panel), "overscan");
    await expectSame(inner, () => photograph(smaller));
    const rim = async () => {
      const pixels = await photograph(panel);
      const places = [
        [0, 0],
        [1919, 1079],
        [95, 540],
        [960, 53],
        [1824, 540],
        [960, 1026],
      ] as const;
      return [...new Set(await Promise.all(places.map(([left, top]) => colourAt(pixels, left, top))))];
    };
    expect(await rim()).toEqual([PAPER]);
    at.server.push({ ...playlistOf([one]), takeovers: [takeover(ALARM)] });
    await shows(panel, "Feuer");
    expect(await rim()).toEqual(["#7d0a24"]);
    at.server.push(playlistOf([one], { theme: "night" }));
    await panel.locator("aushang-slide.shown img").waitFor();
    await expect.poll(rim, PATIENTLY).toEqual(["#0e1830"]);
    const dark = playlistOf([]);
    at.server.push({ ...dark, segments: [{ ...dark.segments[0], quiet: true }] });
    await panel.locator("aushang-stage .off.shown").waitFor();
    expect(await rim()).toEqual(["#000000"]);
  });

  it("of a wall sees exactly its part inside the rim", async () => {
    at.server.push(playlistOf([slide(WORDS)]));
    const whole = await at.hang({ width: 1728, height: 972 });
    const wall = { columns: 2, rows: 1, column: 1, row: 0, bezelAcrossPercent: 0, bezelDownPercent: 0 };
    const right = await at.hang({ width: 960, height: 1080 }, { overscanPercent: 5, wall });
    for (const page of [whole, right]) await shows(page, WORDS.title);
    await expectSame(
      async () => cut(await photograph(right), { left: 48, top: 54, width: 864, height: 972 }),
      async () => cut(await photograph(whole), { left: 864, top: 0, width: 864, height: 972 }),
    );
    expect(await colourAt(await photograph(right), 20, 540)).toBe(PAPER);
  });
});
