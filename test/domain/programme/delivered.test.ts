import { describe, expect, it } from "vitest";
import type { StandingTakeover } from "../../../domain/model/takeover.ts";
import { LocalTime } from "../../../domain/model/time.ts";
import { compile } from "../../../domain/programme/compile.ts";
import { resolveDelivered } from "../../../domain/programme/delivered.ts";
import { announcement, announcementId, at, audience, city, groupId, local, schedule, takeoverId } from "./sample.ts";

const EARLIER = "2027-06-01T09:00:00Z";
const THEN = at("2027-06-07T08:00:00Z");
const [first, second, third] = [announcement(1, EARLIER), announcement(2, EARLIER), announcement(3, EARLIER)];
const delivered = (...announcements: (typeof first)[]) => compile(city({ announcements }), audience(), THEN);
const why = (n: number, reason: string) => ({ announcementId: announcementId(n), reason, by: [] });

const takeover: StandingTakeover = {
  id: takeoverId(1),
  version: 1,
  message: { kind: "fire", severity: "extreme", drill: false, variants: [{ language: "de", title: "Feuer", body: "" }] },
  targets: [groupId(1)],
  fromMs: THEN,
  untilMs: THEN + 3_600_000,
};
const NIGHT = [{ start: LocalTime.parse("00:00"), end: LocalTime.parse("00:00"), weekdays: [1, 2, 3, 4, 5, 6, 7] }];

describe("resolveDelivered", () => {
  it("shows what the screen had, in order, whatever has become of it since", () => {
    const heavy = announcement(3, EARLIER, { weight: 5 });
    const answer = resolveDelivered(delivered(second, heavy, first), city({ announcements: [first] }), audience(), THEN);
    expect(answer).toEqual({ takeovers: [], quiet: false, shown: [1, 2, 3].map(announcementId), withheld: [] });
  });

  it("says that what should have been there was not delivered", () => {
    const answer = resolveDelivered(delivered(first), city({ announcements: [first, second] }), audience(), THEN);
    expect(answer).toEqual({ takeovers: [], quiet: false, shown: [announcementId(1)], withheld: [why(2, "not-delivered")] });
  });

  it("gives today's reasons for the rest", () => {
    const later = announcement(3, EARLIER, { schedule: schedule({ from: local("2027-07-01T00:00"), until: null }) });
    const answer = resolveDelivered(delivered(first), city({ announcements: [first, later] }), audience(), THEN);
    expect(answer.withheld).toEqual([why(3, "before-start")]);
  });

  it("shows nothing if nothing had been delivered", () => {
    const elsewhere = announcement(2, EARLIER, { targets: [groupId(9)] });
    expect(resolveDelivered(null, city({ announcements: [first, elsewhere] }), audience(), THEN)).toEqual({
      takeovers: [],
      quiet: false,
      shown: [],
      withheld: [why(1, "not-delivered"), why(2, "not-targeted")],
    });
  });

  it("knows the takeover the screen had, though it is over, and what was underneath", () => {
    const playlist = compile(city({ announcements: [first], takeovers: [takeover] }), audience(), THEN);
    expect(resolveDelivered(playlist, city({ announcements: [first, third] }), audience(), THEN)).toEqual({
      takeovers: [takeoverId(1)],
      quiet: false,
      shown: [],
      withheld: [why(1, "takeover"), why(3, "not-delivered")],
    });
  });

  it("goes by the quiet hours the screen had, and not by those of today", () => {
    const dark = compile(city({ announcements: [first] }), audience({ quietHours: NIGHT }), THEN);
    expect(resolveDelivered(dark, city({ announcements: [first] }), audience(), THEN)).toEqual({
      takeovers: [],
      quiet: true,
      shown: [],
      withheld: [why(1, "quiet-hours")],
    });
    const today = resolveDelivered(delivered(first), city({ announcements: [first] }), audience({ quietHours: NIGHT }), THEN);
    expect(today).toMatchObject({ quiet: false, shown: [announcementId(1)], withheld: [] });
  });
});
