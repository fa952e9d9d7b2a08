import { expect, it } from "vitest";
import { laidOver, readScrim, shadeAt } from "../../../editor/checks/scrim.ts";

const BOX = { width: 200, height: 400 };
const alphaAt = (image: string, x: number, y: number) => {
  const scrim = readScrim(image, BOX);
  if (!scrim) throw new Error("no scrim");
  return shadeAt(scrim, { x, y }, scrim.axis === "x" ? BOX.width : BOX.height).alpha;
};

it("reads a gradient as the engine computes it, from the top where no side is named", () => {
  const image = "linear-gradient(rgba(10, 17, 34, 0), rgba(10, 17, 34, 0.4) 100px, rgba(10, 17, 34, 0.8))";
  expect(alphaAt(image, 0, 0)).toBe(0);
  expect(alphaAt(image, 50, 50)).toBeCloseTo(0.2, 5);
  expect(alphaAt(image, 0, 250)).toBeCloseTo(0.6, 5);
  expect(alphaAt(image, 0, 400)).toBeCloseTo(0.8, 5);
});

it("knows the other sides, parts of the box, and holds the last shade beyond its stops", () => {
  const right = "linear-gradient(to right, rgba(10, 17, 34, 0.74) 60%, rgba(10, 17, 34, 0) 90%)";
  expect(alphaAt(right, 20, 0)).toBeCloseTo(0.74, 5);
  expect(alphaAt(right, 150, 0)).toBeCloseTo(0.37, 5);
  expect(alphaAt(right, 199, 0)).toBe(0);
  expect(alphaAt(right.replace("right", "left"), 180, 0)).toBeCloseTo(0.74, 5);
});

it("is nothing where there is no gradient along a side", () => {
  expect(readScrim("none", BOX)).toBeNull();
  expect(readScrim('url("/media/a")', BOX)).toBeNull();
});

it("darkens a colour by its part", () => {
  expect(laidOver({ rgb: [0, 0, 0], alpha: 0.5 }, [200, 100, 0])).toEqual([100, 50, 0]);
});
