import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CATEGORIES } from "../../../domain/model/category.ts";
import { categoryLook } from "../../../domain/reading/category-look.ts";
import { contrast } from "../../../domain/reading/contrast.ts";

describe.each(CATEGORIES)("%s", (category) => {
  const look = categoryLook[category];

  it("can be read on both papers", () => {
    expect(contrast(look.paper, "#f6f4ee")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(look.night, "#0e1830")).toBeGreaterThanOrEqual(4.5);
  });

  it("has an icon that exists and a name in both languages", () => {
    expect(existsSync(`node_modules/lucide-static/icons/${look.icon}.svg`)).toBe(true);
    expect(look.label.de).not.toBe("");
    expect(look.label.en).not.toBe("");
  });
});

it("tells categories apart by icon, label and colour", () => {
  const looks = CATEGORIES.map((category) => categoryLook[category]);
  for (const part of ["icon", "paper", "night"] as const) expect(new Set(looks.map((look) => look[part])).size).toBe(CATEGORIES.length);
  expect(new Set(looks.map(({ label }) => label.de)).size).toBe(CATEGORIES.length);
});
