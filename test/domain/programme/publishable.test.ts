import { expect, it } from "vitest";
import { findGaps } from "../../../domain/programme/publishable.ts";
import { content, mediaId, variant } from "./sample.ts";

const picture = { mediaId: mediaId(1), decorative: false };

it("finds nothing missing in a title with a target; a text is not needed", () => {
  expect(findGaps(content())).toEqual([]);
});

it("finds all gaps at once, in the order of the form", () => {
  const variants = [variant({ title: " ", alt: "Eine Spritze" }), variant({ language: "en", title: "" })];
  expect(findGaps(content({ template: "text-image", variants, picture, targets: [] }))).toEqual([
    { path: ["variants", 0, "title"], rule: "title-missing" },
    { path: ["variants", 1, "title"], rule: "title-missing" },
    { path: ["variants", 1, "alt"], rule: "alt-missing" },
    { path: ["targets"], rule: "target-missing" },
  ]);
});

it("wants a picture where the template shows one", () => {
  expect(findGaps(content({ template: "text-image" }))).toEqual([{ path: ["picture"], rule: "picture-missing" }]);
});

it("wants no description of a decorative picture, nor of one that is not shown", () => {
  expect(findGaps(content({ template: "text-image", picture: { ...picture, decorative: true } }))).toEqual([]);
  expect(findGaps(content({ template: "text", picture }))).toEqual([]);
});
