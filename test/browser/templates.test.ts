import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEMPLATES } from "../../templates/registry.ts";
import { CONTENT_NAMES, contentOf } from "../templates/contents.ts";
import { type Case, DrawingBoard, Easel, FORMATS, type FormatName } from "../templates/drawing-board.ts";
import type { Drawn } from "../templates/page/page.ts";
import { compare, faintWords } from "../templates/pixels.ts";
import { KEPT, kept, nameOf, reduced } from "../templates/references.ts";
import { type OldPage, openOldChromium } from "./engines/old-chromium.ts";

const RESULTS = join(import.meta.dirname, "../../test-results/templates");
const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
/** Tones change colours and nothing else: they take turns, and so does what stands around the slide. */
const GEOMETRY: readonly Case[] = TEMPLATES.flatMap((template) =>
  FORMAT_NAMES.flatMap((format) =>
    CONTENT_NAMES.flatMap((content, index) =>
      [true, false].map((header): Case => ({ template, content, format, header, theme: (index % 2 === 0) === header ? "paper" : "night" })),
    ),
  ),
);
/** Old engines lay out what is hard: each template in three shapes. */
const OLD: readonly Case[] = GEOMETRY.filter(
  ({ format, content, header }) =>
    header && ["landscape", "portrait", "narrow"].includes(format) && ["typical", "longest", "hostile", "ar"].includes(content),
);
const CONTRAST: readonly Case[] = TEMPLATES.flatMap((template) =>
  (["landscape", "portrait", "narrow"] as const).flatMap((format) =>
    (["paper", "night"] as const).flatMap((theme) =>
      (["typical", "bright"] as const).map((content): Case => ({ template, content, format, theme, header: true })),
    ),
  ),
);
/** Differences of 255: what another machine smooths differently stays below, a word more or less does not. */
const MOST_MEAN = 1.2;
const MOST_IN_BLOCK = 26;

let board: DrawingBoard;
let easel: Easel;

beforeAll(async () => {
  await mkdir(RESULTS, { recursive: true });
  board = await DrawingBoard.open();
  easel = await Easel.open(board);
});
afterAll(async () => {
  await easel.close();
  await board.close();
});

/** What is wrong with a drawing, named by its case. */
function complaintsOf(wanted: Case, { failed, faults, fits }: Drawn): readonly string[] {
  const all = [...(failed === null ? [] : [`failed: ${failed}`]), ...faults];
  if (!fits && !contentOf(wanted.template, wanted.content).mayNotFit) all.push("does not fit at a legible size");
  return all.map((fault) => `${nameOf(wanted)}: ${fault}`);
}

describe.each(TEMPLATES)("template %s", (template) => {
  it("leaves every word whole, apart, on the glass and legible, in every shape and script", async () => {
    const found: string[] = [];
    for (const wanted of GEOMETRY.filter((one) => one.template === template)) found.push(...complaintsOf(wanted, await easel.draw(wanted)));
    expect(found).toEqual([]);
  });

  it("sets words off by 4.5 to 1 from the pixels behind them", async () => {
    const found: string[] = [];
    for (const wanted of CONTRAST.filter((one) => one.template === template)) {
      await easel.draw(wanted);
      const { picture, spots } = await easel.withoutWords();
      found.push(...(await faintWords(picture, spots)).map((fault) => `${nameOf(wanted)}: ${fault}`));
    }
    expect(found).toEqual([]);
  });

  it("looks as it did", async () => {
    const changed: string[] = [];
    for (const wanted of KEPT.filter((one) => one.template === template)) {
      await easel.draw(wanted);
      const now = await reduced(await easel.photograph(), wanted.format);
      const before = await kept(nameOf(wanted));
      const { mean, worstBlock } = before ? await compare(before, now) : { mean: 255, worstBlock: 255 };
      if (mean <= MOST_MEAN && worstBlock <= MOST_IN_BLOCK) continue;
      await writeFile(join(RESULTS, `${nameOf(wanted).replaceAll(" ", "-")}.png`), now);
      changed.push(`${nameOf(wanted)}: mean ${mean.toFixed(2)}, worst block ${worstBlock.toFixed(1)}; see test-results/templates`);
    }
    expect(changed).toEqual([]);
  });
});

describe("Chromium 80", () => {
  let old: OldPage;
  beforeAll(async () => {
    old = await openOldChromium(80, FORMATS.landscape);
    await old.goto(board.address);
  });
  afterAll(() => old.close());

  it.each(TEMPLATES)("leaves every word of %s whole, apart, on the glass and legible", async (template) => {
    const found: string[] = [];
    for (const wanted of OLD.filter((one) => one.template === template)) {
      const drawn = await old.evaluate(`drawSlide(${JSON.stringify(board.orderOf(wanted))})`);
      found.push(...complaintsOf(wanted, drawn as Drawn));
    }
    expect(found).toEqual([]);
  });
});

it("draws all of it without a complaint of the browser", () => {
  expect(easel.complaints).toEqual([]);
});
