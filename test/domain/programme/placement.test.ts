import { describe, expect, it } from "vitest";
import type { StandingTakeover } from "../../../domain/model/takeover.ts";
import { LocalTime } from "../../../domain/model/time.ts";
import type { City } from "../../../domain/programme/city.ts";
import { shownOn, verdictOn } from "../../../domain/programme/placement.ts";
import { announcement, announcementId, at, audience, city, groupId, local, schedule, takeoverId } from "./sample.ts";

const EARLIER = "2027-03-01T09:00:00Z";
const NOW = at("2027-06-07T08:00:00Z");
const own = announcement(1, EARLIER);
const all = { kind: "weekdays" as const, weekdays: [1, 2, 3, 4, 5, 6, 7] };

const takeover: StandingTakeover = {
  id: takeoverId(1),
  version: 1,
  message: { kind: "fire", severity: "extreme", drill: false, variants: [{ language: "de", title: "Feuer", body: "" }] },
  targets: [groupId(1)],
  fromMs: NOW,
  untilMs: NOW + 3_600_000,
};

describe("verdictOn", () => {
  const verdict = (change: Partial<City>, spec = audience()) => verdictOn(city({ announcements: [own], ...change }), spec, own.id, NOW);

  it("has no objection to what shows", () => {
    expect(verdict({})).toEqual({ why: null, takeovers: [] });
  });

  it("gives the announcement's own reason before anything that others do", () => {
    const exclusive = announcement(2, EARLIER, { precedence: "exclusive" });
    const elsewhere = announcement(1, EARLIER, { targets: [groupId(9)] });
    expect(verdict({ announcements: [elsewhere, exclusive] }).why).toEqual({ announcementId: own.id, reason: "not-targeted", by: [] });
  });

  it("names who displaces it", () => {
    const exclusive = announcement(2, EARLIER, { precedence: "exclusive" });
    expect(verdict({ announcements: [own, exclusive] }).why).toEqual({
      announcementId: own.id,
      reason: "displaced",
      by: [announcementId(2)],
    });
  });

  it("names the takeover that lies over it", () => {
    expect(verdict({ takeovers: [takeover] })).toEqual({
      why: { announcementId: own.id, reason: "takeover", by: [] },
      takeovers: [takeoverId(1)],
    });
  });

  it("names no takeover if it would not show anyway", () => {
    const later = announcement(1, EARLIER, { schedule: schedule({ from: local("2028-01-01T00:00"), until: null }) });
    const { why, takeovers } = verdict({ announcements: [later], takeovers: [takeover] });
    expect([why?.reason, takeovers]).toEqual(["before-start", []]);
  });
});

describe("shownOn", () => {
  const noon = { start: LocalTime.parse("12:00"), end: LocalTime.parse("13:00"), days: all, except: [], skipHolidays: false };
  const atNoon = announcement(1, EARLIER, { schedule: schedule({ from: null, until: local("2027-06-09T00:00"), windows: [noon] }) });

  it("tells each stretch from the moment on", () => {
    expect(shownOn(city({ announcements: [atNoon] }), audience(), own.id, at("2027-06-07T10:30:00Z"))).toEqual([
      { fromMs: at("2027-06-07T10:30:00Z"), untilMs: at("2027-06-07T11:00:00Z") },
      { fromMs: at("2027-06-08T10:00:00Z"), untilMs: at("2027-06-08T11:00:00Z") },
    ]);
  });

  it("leaves out when others displace it and when a takeover is on", () => {
    const exclusive = announcement(2, EARLIER, {
      precedence: "exclusive",
      schedule: schedule({ from: local("2027-06-08T12:30"), until: null }),
    });
    const during = { ...takeover, fromMs: at("2027-06-07T10:15:00Z"), untilMs: at("2027-06-07T10:45:00Z") };
    expect(shownOn(city({ announcements: [atNoon, exclusive], takeovers: [during] }), audience(), own.id, NOW)).toEqual([
      { fromMs: at("2027-06-07T10:00:00Z"), untilMs: at("2027-06-07T10:15:00Z") },
      { fromMs: at("2027-06-07T10:45:00Z"), untilMs: at("2027-06-07T11:00:00Z") },
      { fromMs: at("2027-06-08T10:00:00Z"), untilMs: at("2027-06-08T10:30:00Z") },
    ]);
  });

  it("looks 35 days ahead and no further", () => {
    expect(shownOn(city({ announcements: [own] }), audience(), own.id, NOW)).toEqual([
      { fromMs: NOW, untilMs: at("2027-07-12T08:00:00Z") },
    ]);
  });

  it("is nothing where it is not meant for", () => {
    expect(shownOn(city({ announcements: [own] }), audience({ groupIds: [groupId(2)] }), own.id, NOW)).toEqual([]);
  });
});
