import { describe, expect, it } from "vitest";
import { readViewing } from "../../../editor/screens/viewing-input.ts";

describe("readViewing", () => {
  it("is nothing while both are empty", () => {
    expect(readViewing({ diagonal: " ", distance: "" })).toBeNull();
  });

  it("takes a comma as well as a point", () => {
    expect(readViewing({ diagonal: "54,6", distance: "4.5" })).toEqual({ diagonalInches: 54.6, farthestM: 4.5 });
  });

  it.each([
    ["55", ""],
    ["", "4"],
    ["55 Zoll", "4"],
    ["6", "4"],
    ["55", "51"],
    ["55", "0,4"],
  ])("is incomplete or wrong with %j and %j", (diagonal, distance) => {
    expect(readViewing({ diagonal, distance })).toBeUndefined();
  });
});
