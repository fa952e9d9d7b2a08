import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEMPLATES } from "../../templates/registry.ts";
import { complaintsOf, contrastCases, geometryCases, oldCases } from "../templates/cases.ts";
import { DrawingBoard, Easel, FORMATS } from "../templates/drawing-board.ts";
import type { Drawn } from "../templates/page/page.ts";
import { compare, faintWords } from "../templates/pixels.ts";
import { KEPT, kept, nameOf, reduced } from "../templates/references.ts";
import { type OldPage, openOldChromium } from "./engines/old-chromium.ts";

const RESULTS = join(import.meta.dirname, "../../test-results/templates");
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

describe.each(TEMPLATES)("template %s", (template) => {
  it("leaves every word whole, apart, on the glass and legible, in every shape and script", async () => {
    const found: string[] = [];
    for (const wanted of geometryCases(template)) found.push(...complaintsOf(wanted, await easel.draw(wanted)));
    expect(found).toEqual([]);
  });

  it("sets words off by 4.5 to 1 from the pixels behind them", async () => {
    const found: string[] = [];
    for (const wanted of contrastCases(template)) {
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
    for (const wanted of oldCases(template)) {
      const drawn = await old.evaluate(`drawSlide(${JSON.stringify(board.orderOf(wanted))})`);
      found.push(...complaintsOf(wanted, drawn as Drawn));
    }
    expect(found).toEqual([]);
  });
});

it("draws all of it without a complaint of the browser", () => {
  expect(easel.complaints).toEqual([]);
});
