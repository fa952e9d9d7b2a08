import { describe, expect, it } from "vitest";
import type { Playlist } from "../../../domain/model/playlist.ts";
import { LocalTime } from "../../../domain/model/time.ts";
import { compile } from "../../../domain/programme/compile.ts";
import { dayBlocks, neighbouringChange } from "../../../editor/moments/day-blocks.ts";
import { announcement, at, audience, city, local } from "../../domain/programme/sample.ts";

const DAY = { from: at("2027-03-24T00:00+01:00"), until: at("2027-03-25T00:00+01:00") };

/** Shown from 8 to 16 o'clock on that day; dark from 22 to 5 o'clock. */
function playlist(): Playlist {
  const schedule = { from: local("2027-03-24T08:00"), until: local("2027-03-24T16:00"), windows: [] };
  const quietHours = [{ start: LocalTime.parse("22:00"), end: LocalTime.parse("05:00"), weekdays: [1, 2, 3, 4, 5, 6, 7] }];
  return compile(city({ announcements: [announcement(1, "2027-03-01T00:00Z", { schedule })] }), audience({ quietHours }), DAY.from);
}

describe("the blocks of a day", () => {
  it("tell programme, emptiness and quiet hours apart, cut where they change", () => {
    expect(dayBlocks(playlist(), DAY.from, DAY.until).map(({ kind, fromMs }) => [kind, new Date(fromMs).toISOString()])).toEqual([
      ["quiet", "2027-03-23T23:00:00.000Z"],
      ["house", "2027-03-24T04:00:00.000Z"],
      ["programme", "2027-03-24T07:00:00.000Z"],
      ["house", "2027-03-24T15:00:00.000Z"],
      ["quiet", "2027-03-24T21:00:00.000Z"],
    ]);
  });

  it("fill the span that is asked about without gap", () => {
    const blocks = dayBlocks(playlist(), DAY.from + 1, DAY.until);
    expect(blocks[0]?.fromMs).toBe(DAY.from + 1);
    expect(blocks.at(-1)?.untilMs).toBe(DAY.until);
    for (const [index, { untilMs }] of blocks.slice(0, -1).entries()) expect(blocks[index + 1]?.fromMs).toBe(untilMs);
  });
});

describe("the neighbouring change", () => {
  it("is the nearest one strictly before or after", () => {
    const noon = at("2027-03-24T12:00+01:00");
    expect(neighbouringChange(playlist(), noon, 1)).toBe(at("2027-03-24T16:00+01:00"));
    expect(neighbouringChange(playlist(), noon, -1)).toBe(at("2027-03-24T08:00+01:00"));
    expect(neighbouringChange(playlist(), at("2027-03-24T16:00+01:00"), 1)).toBe(at("2027-03-24T22:00+01:00"));
  });

  it("is none beyond the playlist", () => {
    const one = playlist();
    expect(neighbouringChange(one, one.untilMs, 1)).toBeUndefined();
    expect(neighbouringChange(one, one.fromMs, -1)).toBeUndefined();
  });
});
