import fc from "fast-check";
import type { PublishedAnnouncement } from "../../../domain/model/announcement.ts";
import { SEVERITIES, type StandingTakeover, TAKEOVER_KINDS } from "../../../domain/model/takeover.ts";
import type { AudienceSpec, City } from "../../../domain/programme/city.ts";
import { horizonOf } from "../../../domain/programme/horizon.ts";
import { everyNinthDay, NOWHERE, time, weekdays, windowNear } from "./random-schedule.ts";
import {
  announcementId,
  at,
  city,
  content,
  groupId,
  image,
  local,
  mediaId,
  personSlide,
  pictureSlide,
  takeoverId,
  textSlide,
  zone,
} from "./sample.ts";
import { dateOf, slowInstant } from "./slow-occurrences.ts";

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

const TITLE = { de: "Grippeschutz", en: "Flu shot" };
const ANYTHING = { title: TITLE, body: { en: "**Bring** a card\n- today" } };

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

/** Often always, often with windows of every kind. */
function schedule(nowMs: number) {
  const windows = fc.integer({ min: -7, max: 20 }).chain((days) => fc.array(windowNear(Math.floor(nowMs / DAY) + days), { maxLength: 3 }));
  return fc
    .record({ from: wallTime(nowMs), until: wallTime(nowMs), windows: fc.oneof(fc.constant([]), windows) })
    .map(({ from, until, windows }) => ({ from: from !== null && until !== null && from >= until ? null : from, until, windows }));
}

/** Some begin together, some are as bad as others, some have no end within the horizon. */
function takeover(nowMs: number): fc.Arbitrary<Omit<StandingTakeover, "id">> {
  const startMs = fc.oneof(fc.constantFrom(nowMs, nowMs - DAY), fc.integer({ min: nowMs - 5 * DAY, max: nowMs + 20 * DAY }));
  const lastsMs = fc.oneof(fc.integer({ min: 60_000, max: DAY }), fc.constant(40 * DAY));
  return fc
    .record({
      version: fc.integer({ min: 1, max: 3 }),
      message: fc.record({
        kind: fc.constantFrom(...TAKEOVER_KINDS),
        severity: fc.constantFrom(...SEVERITIES),
        drill: fc.boolean(),
        variants: fc.constant([{ language: "de" as const, title: "Feueralarm", body: "Verlassen Sie das **Gebäude**." }]),
      }),
      targets: groupIds(2),
      fromMs: startMs,
      lastsMs,
    })
    .map(({ lastsMs: lasts, ...rest }) => ({ ...rest, untilMs: rest.fromMs + lasts }));
}

const quietStretch = fc.record({ start: time, end: time, weekdays });

/** Words, pictures of which some are not ready, and people who have consented until some day around the switching of clocks. */
const slide = fc.oneof(
  { weight: 3, arbitrary: fc.option(fc.integer({ min: 3000, max: 20_000 })).map((dwellMs) => textSlide({ ...ANYTHING, dwellMs })) },
  {
    weight: 2,
    arbitrary: fc
      .record({ picture: fc.option(fc.integer({ min: 0, max: 3 }).map(mediaId)), alt: fc.option(fc.constant({ en: "A nurse" })) })
      .map(({ picture, alt }) => pictureSlide(picture, alt, { title: TITLE })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("2027-03-27", "2027-03-28", "2027-10-30", "2027-12-31", "2028-02-29", "2029-01-01")
      .map((day) => personSlide(day)),
  },
);

function announcement(nowMs: number): fc.Arbitrary<Omit<PublishedAnnouncement, "id">> {
  const written = fc.record({
    languages: fc.constantFrom<("de" | "en")[]>(["de"], ["de", "en"]),
    slides: fc
      .array(slide, { minLength: 1, maxLength: 3 })
      .map((slides) => slides.map((one, index) => ({ ...one, key: `slide${String(index)}` }))),
    targets: groupIds(3),
    schedule: schedule(nowMs),
    precedence: fc.constantFrom("normal", "normal", "normal", "filler", "filler", "exclusive"),
    weight: fc.integer({ min: 1, max: 4 }),
  });
  return fc.record({
    version: fc.integer({ min: 1, max: 9 }),
    publishedAtMs: fc.oneof(
      fc.integer({ min: nowMs - 30 * DAY, max: nowMs + 2 * DAY }),
      fc.constantFrom(horizonOf(nowMs, 14).fromMs, horizonOf(nowMs, 14).fromMs + 1, nowMs, nowMs - DAY),
    ),
    content: written.map((change) => content(change)),
  });
}

export const scene: fc.Arbitrary<Scene> = fc.constantFrom(...MOMENTS.map(at)).chain((nowMs) =>
  fc.record({
    nowMs: fc.constant(nowMs),
    audience: fc.record({
      zone: fc.constantFrom(...ZONES.map(zone)),
      region: fc.constantFrom(NOWHERE, null),
      theme: fc.constantFrom("paper", "night"),
      groupIds: groupIds(3),
      minimumShown: fc.integer({ min: 0, max: 4 }),
      quietHours: fc.oneof(fc.constant([]), fc.array(quietStretch, { maxLength: 3 })),
      horizonDays: fc.constantFrom(14, 14, 35),
    }),
    city: fc.record({
      groups,
      announcements: fc.array(announcement(nowMs), { maxLength: 8 }).map((all) => all.map((one, n) => ({ id: announcementId(n), ...one }))),
      media: fc.subarray([0, 1, 2, 3]).map((ready) => new Map(ready.map((n) => [mediaId(n), image(n)] as const))),
      looks: fc.constant(city().looks),
      takeovers: fc
        .oneof(fc.constant([]), fc.array(takeover(nowMs), { maxLength: 3 }))
        .map((all) => all.map((one, n) => ({ id: takeoverId(n), ...one }))),
      holidays: fc.constant(everyNinthDay),
    }),
  }),
);

/**
 * The instants around which mistakes hide: all edges of the horizon, of every announcement and takeover, and of windows and quiet hours on
 * `days` days from `nowMs` on; one ms either side, as far as they are in the horizon.
 */
export function tellingInstants({ city, audience, nowMs }: Scene, days = 2): readonly number[] {
  const { fromMs, untilMs } = horizonOf(nowMs, audience.horizonDays);
  const instant = (text: string) => slowInstant(text, audience.zone);
  const published = city.announcements.map(({ publishedAtMs }) => publishedAtMs);
  const valid = city.announcements.flatMap(({ content: { schedule } }) => [schedule.from ?? [], schedule.until ?? []].flat().map(instant));
  const windows = [...city.announcements.flatMap(({ content }) => content.schedule.windows), ...audience.quietHours];
  const daily = windows.flatMap(({ start, end }, index) =>
    Array.from({ length: days }, (_, n) => dateOf(Math.floor(nowMs / DAY) + ((index * 3 + n * 5) % 14))).flatMap((date) => [
      instant(`${date}T${start}`),
      instant(`${date}T${end}`),
    ]),
  );
  const takeovers = city.takeovers.flatMap((one) => [one.fromMs, one.untilMs]);
  const around = [fromMs, untilMs, nowMs, ...published, ...valid, ...daily, ...takeovers].flatMap((edge) => [edge - 1, edge, edge + 1]);
  return [...new Set(around)].filter((edge) => edge >= fromMs && edge < untilMs);
}
