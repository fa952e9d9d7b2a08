import { describe, expect, it } from "vitest";
import { nextPageMs, pageAt, pageSizesToTry } from "../../../player/slides/takeover-pages.ts";

describe("pageSizesToTry", () => {
  it("tries all languages at once while they are few, then pairs, then one by one", () => {
    expect(pageSizesToTry(0)).toEqual([0]);
    expect(pageSizesToTry(1)).toEqual([1]);
    expect(pageSizesToTry(2)).toEqual([2, 1]);
    expect(pageSizesToTry(4)).toEqual([4, 2, 1]);
    expect(pageSizesToTry(5)).toEqual([2, 1]);
    expect(pageSizesToTry(13)).toEqual([2, 1]);
  });
});

describe("the pages of languages", () => {
  it("turn every eight seconds after the beginning, round and round", () => {
    const pages = [0, 7999, 8000, 15_999, 16_000, 24_000].map((afterMs) => pageAt(1000, 1000 + afterMs, 3));
    expect(pages).toEqual([0, 0, 1, 1, 2, 0]);
  });

  it("stand still if there is only one, or none", () => {
    expect(pageAt(1000, 99_000, 1)).toBe(0);
    expect(pageAt(1000, 99_000, 0)).toBe(0);
  });

  it("say when the next one comes", () => {
    expect(nextPageMs(1000, 1000)).toBe(9000);
    expect(nextPageMs(1000, 8999)).toBe(9000);
    expect(nextPageMs(1000, 9000)).toBe(17_000);
  });
});
