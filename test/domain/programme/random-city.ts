import fc from "fast-check";
import type { PublishedAnnouncement } from "../../../domain/model/announcement.ts";
import type { AudienceSpec, City } from "../../../domain/programme/city.ts";
import { horizonOf } from "../../../domain/programme/horizon.ts";
import { announcementId, at, content, groupId, local, mediaId, rendition, variant, zone } from "./sample.ts";
import { slowInstant } from "./slow-city.ts";

/** A city, one of its audiences and a moment at which its playlist is compiled. */
export interface Scene {
  readonly city: City;
  readonly audience: AudienceSpec;
  readonly nowMs: number;
}

const DAY = 86_400_000;
const GROUPS = 6;
const ZONES = ["Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia", "UTC"];
/** Both switching nights of Berlin, a turn of the year and a leap day. */
const MOMENTS = ["2027-03-20T10:42:00Z", "2027-10-20T10:42:00Z", "2027-12-28T23:59:59.999Z", "2028-02-20T00:00:00Z"];
/** Wall times at which clocks are put forward or back somewhere, and round ones that many announcements share. */
const WALL_TIMES = ["2027-03-28T02:00", "2027-03-28T02:30", "2027-03-28T03:00", "2027-10-31T02:30", "2027-10-31T03:00", "2027-04-04T01:45"];

const ENGLISH = variant({ language: "en", title: "Flu shot", body: "**Bring** a card\n- today", alt: "A nurse" });

/** Parents may be missing, unknown or form a cycle. */
const groups = fc
  .array(fc.option(fc.integer({ min: 0, max: GROUPS + 1 }), { freq: 4 }), { minLength: GROUPS, maxLength: GROUPS })
  .map((parents) => parents.map((parent, n) => ({ id: groupId(n), parentId: parent === null ? null : groupId(parent) })));

const groupIds = (maxLength: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: GROUPS }), { maxLength }).map((numbers) => numbers.sort((a, b) => a - b).map(groupId));

function wallTime(nowMs: number) {
  const any = fc
    .integer({ min: -20 * 1440, max: 50 * 1440 })
    .map((minutes) => new Date(nowMs + minutes * 60_000).toISOString().slice(0, 16));
  return fc.option(fc.oneof(any, fc.constantFrom(...WALL_TIMES)), { freq: 2 }).map((text) => (text === null ? null : local(text)));
}

function schedule(nowMs: number) {
  return fc
    .record({ from: wallTime(nowMs), until: wallTime(nowMs) })
    .map(({ from, until }) => (from !== null && until !== null && from >= until ? { from: null, until } : { from, until }));
}

function announcement(nowMs: number): fc.Arbitrary<Omit<PublishedAnnouncement, "id">> {
  const written = fc.record({
    template: fc.constantFrom("text", "text-image"),
    variants: fc.boolean().map((isBilingual) => (isBilingual ? [variant(), ENGLISH] : [variant()])),
    picture: fc.option(fc.record({ mediaId: fc.integer({ min: 0, max: 3 }).map(mediaId), decorative: fc.boolean() })),
    targets: groupIds(3),
    schedule: schedule(nowMs),
    weight: fc.integer({ min: 1, max: 4 }),
    dwellMs: fc.option(fc.integer({ min: 3000, max: 20_000 })),
  });
  return fc.record({
    version: fc.integer({ min: 1, max: 9 }),
    publishedAtMs: fc.oneof(
      fc.integer({ min: nowMs - 30 * DAY, max: nowMs + 2 * DAY }),
      fc.constantFrom(horizonOf(nowMs, 14).fromMs, horizonOf(nowMs, 14).fromMs + 1, nowMs, nowMs - DAY),
    ),
    content: written.map((change) => content({ ...change, schedule: { ...change.schedule, windows: [] } })),
  });
}

export const scene: fc.Arbitrary<Scene> = fc.constantFrom(...MOMENTS.map(at)).chain((nowMs) =>
  fc.record({
    nowMs: fc.constant(nowMs),
    audience: fc.record({
      zone: fc.constantFrom(...ZONES.map(zone)),
      region: fc.constant(null),
      theme: fc.constantFrom("paper", "night"),
      groupIds: groupIds(3),
      minimumShown: fc.constant(3),
      quietHours: fc.constant([]),
      horizonDays: fc.constant(14),
    }),
    city: fc.record({
      groups,
      announcements: fc.array(announcement(nowMs), { maxLength: 8 }).map((all) => all.map((one, n) => ({ id: announcementId(n), ...one }))),
      renditions: fc.subarray([0, 1, 2, 3]).map((ready) => new Map(ready.map((n) => [mediaId(n), [rendition(n)]] as const))),
      takeovers: fc.constant([]),
      holidays: fc.constant(() => new Map()),
    }),
  }),
);

/** The instants around which mistakes hide: all edges of the horizon and of every announcement, one ms either side, as far as they are in it. */
export function tellingInstants({ city, audience, nowMs }: Scene): readonly number[] {
  const { fromMs, untilMs } = horizonOf(nowMs, audience.horizonDays);
  const edges = city.announcements.flatMap(({ publishedAtMs, content: { schedule } }) => [
    publishedAtMs,
    ...[schedule.from, schedule.until].flatMap((text) => (text === null ? [] : [slowInstant(text, audience.zone)])),
  ]);
  const around = [fromMs, untilMs, nowMs, ...edges].flatMap((edge) => [edge - 1, edge, edge + 1]);
  return [...new Set(around)].filter((instant) => instant >= fromMs && instant < untilMs);
}
