import { describe, expect, it } from "vitest";
import { Schedule } from "../../../domain/model/schedule.ts";
import { LocalDateTime, TimeZone } from "../../../domain/model/time.ts";
import { type Grip, regripped, wallTime } from "../../../editor/timeline/moves.ts";

const local = (text: string) => LocalDateTime.parse(text);
const EDGES = { from: local("2026-11-23T00:00"), until: local("2026-11-30T00:00") };

function times(from: string | null, until: string | null, grip: Grip, minutes: number) {
  const moved = regripped(Schedule.parse({ from, until, windows: [] }), grip, minutes, EDGES);
  return moved && [moved.from, moved.until];
}

describe("taking hold of a bar", () => {
  it("moves both ends by the wall clock, also over the night summer time ends", () => {
    expect(times("2026-10-24T07:00", "2026-10-24T12:00", "move", 1440)).toEqual(["2026-10-25T07:00", "2026-10-25T12:00"]);
    expect(times("2026-11-24T07:00", "2026-11-25T12:00", "move", -60)).toEqual(["2026-11-24T06:00", "2026-11-25T11:00"]);
  });

  it("moves one end and leaves the other", () => {
    expect(times("2026-11-24T07:00", "2026-11-25T12:00", "start", 15)).toEqual(["2026-11-24T07:15", "2026-11-25T12:00"]);
    expect(times("2026-11-24T07:00", "2026-11-25T12:00", "end", -60)).toEqual(["2026-11-24T07:00", "2026-11-25T11:00"]);
  });

  it("does not let an end pass the other", () => {
    expect(times("2026-11-24T07:00", "2026-11-24T08:00", "start", 60)).toBeUndefined();
    expect(times("2026-11-24T07:00", "2026-11-24T08:00", "end", -60)).toBeUndefined();
  });

  it("moves nothing that is open as a whole, and fixes an open end at the edge of what is shown", () => {
    expect(times(null, "2026-11-24T08:00", "move", 60)).toBeUndefined();
    expect(times("2026-11-24T08:00", null, "move", 60)).toBeUndefined();
    expect(times(null, null, "start", 1440)).toEqual(["2026-11-24T00:00", null]);
    expect(times(null, null, "end", -60)).toEqual([null, "2026-11-29T23:00"]);
  });

  it("stops where the calendar of schedules ends", () => {
    expect(times("2199-12-30T00:00", "2199-12-31T23:00", "move", 1440)).toBeUndefined();
    expect(times("2000-01-01T00:00", "2000-01-02T00:00", "start", -60)).toBeUndefined();
  });

  it("keeps the windows", () => {
    const windows = [{ start: "07:00", end: "09:00", days: { kind: "weekdays", weekdays: [1] }, except: [], skipHolidays: false }] as const;
    const schedule = Schedule.parse({ from: "2026-11-24T07:00", until: "2026-11-25T07:00", windows });
    expect(regripped(schedule, "move", 60, EDGES)?.windows).toEqual(windows);
  });
});

describe("the wall time of an instant", () => {
  it("is the one of the newsroom's zone", () => {
    const zone = TimeZone.parse("Europe/Berlin");
    expect(wallTime(Date.parse("2026-11-24T23:30:59Z"), zone)).toBe("2026-11-25T00:30");
    expect(wallTime(Date.parse("2026-10-25T01:30:00Z"), zone)).toBe("2026-10-25T02:30");
  });
});
