import { describe, expect, it } from "vitest";
import { begin, fail, NOBODY, prove, type Reign, start, versionOf } from "../../../player/shell/reign.ts";

const onTrial: Reign = { good: "one", trial: { version: "two", starts: 0 }, bad: null };
const starts = (reign: Reign, count: number): Reign => Array.from({ length: count }).reduce<Reign>(start, reign);

describe("the versions of the player", () => {
  it("takes the first one as it is: there is none to step back to", () => {
    expect(begin(NOBODY, "one")).toEqual({ good: "one", trial: null, bad: null });
  });

  it("tries a new one, and keeps the one before until the new one has shown that it works", () => {
    expect(begin(begin(NOBODY, "one"), "two")).toEqual(onTrial);
    expect(versionOf(onTrial)).toBe("two");
    expect(prove(onTrial, "two")).toEqual({ good: "two", trial: null, bad: null });
  });

  it("does not believe the page of another version", () => {
    expect(prove(onTrial, "one")).toBe(onTrial);
    expect(fail(onTrial, "one")).toBe(onTrial);
  });

  it("goes back when it fails, and never tries that one again", () => {
    const back = fail(onTrial, "two");
    expect(back).toEqual({ good: "one", trial: null, bad: "two" });
    expect(versionOf(back)).toBe("one");
    expect(begin(back, "two")).toBe(back);
    expect(begin(back, "three").trial).toEqual({ version: "three", starts: 0 });
  });

  it("goes back when it was started four times and never worked, such as when it hangs at once", () => {
    expect(versionOf(starts(onTrial, 4))).toBe("two");
    expect(starts(onTrial, 5)).toEqual({ good: "one", trial: null, bad: "two" });
  });

  it("does not count the starts of one that works", () => {
    const good = begin(NOBODY, "one");
    expect(start(good)).toBe(good);
  });
});
