import type { Template } from "../../templates/registry.ts";
import { CONTENT_NAMES, type ContentName, contentOf } from "./contents.ts";
import type { Case, FormatName } from "./drawing-board.ts";
import type { Drawn } from "./page/page.ts";
import { nameOf } from "./references.ts";

const SHAPES = ["landscape", "portrait", "narrow"] as const;
/** The same shape in other sizes: only rounding can go wrong. */
const SIZES = ["hd", "4k"] as const;
const HARD: readonly ContentName[] = ["typical", "longest", "hostile", "ar"];
const LAID_OUT = CONTENT_NAMES.filter((name) => name !== "bright");

/**
 * What is measured of a template: everything in each shape, what is hard in other sizes and without a header. Tones change colours and nothing
 * else: they take turns.
 */
export function geometryCases(template: Template): readonly Case[] {
  const drawn = (format: FormatName, contents: readonly ContentName[], header: boolean) =>
    contents.map((content, index): Case => ({ template, content, format, header, theme: index % 2 === 0 ? "paper" : "night" }));
  return [
    ...SHAPES.flatMap((format) => [...drawn(format, LAID_OUT, true), ...drawn(format, HARD, false)]),
    ...SIZES.flatMap((format) => drawn(format, HARD, true)),
  ];
}

/** Old engines lay out what is hard in each shape. */
export function oldCases(template: Template): readonly Case[] {
  return SHAPES.flatMap((format) => HARD.map((content): Case => ({ template, content, format, header: true, theme: "paper" })));
}

/** By day and night, over a dark picture and one that is nearly white. */
export function contrastCases(template: Template): readonly Case[] {
  return SHAPES.flatMap((format) =>
    (["paper", "night"] as const).flatMap((theme) =>
      (["typical", "bright"] as const).map((content): Case => ({ template, content, format, theme, header: true })),
    ),
  );
}

/** What is wrong with a drawing, named by its case. */
export function complaintsOf(wanted: Case, { failed, faults, fits }: Drawn): readonly string[] {
  const all = [...(failed === null ? [] : [`failed: ${failed}`]), ...faults];
  if (!fits && !mayNotFit(wanted)) all.push("does not fit at a legible size");
  return all.map((fault) => `${nameOf(wanted)}: ${fault}`);
}

/** A week of dishes or a table of six columns is more than a strip holds: there the editor is told, as with what is too long anywhere. */
function mayNotFit({ template, content, format }: Case): boolean {
  return contentOf(template, content).mayNotFit || (format === "narrow" && (template === "menu" || template === "table"));
}
