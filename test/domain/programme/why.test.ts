import fc from "fast-check";
import { expect, it } from "vitest";
import type { PublishedAnnouncement } from "../../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../../domain/model/id.ts";
import type { Playlist } from "../../../domain/model/playlist.ts";
import { WithheldReason } from "../../../domain/model/resolution.ts";
import type { Schedule, TimeWindow } from "../../../domain/model/schedule.ts";
import { DAY_MS } from "../../../domain/model/time.ts";
import type { AudienceSpec, City } from "../../../domain/programme/city.ts";
import { compile } from "../../../domain/programme/compile.ts";
import { mediaOf } from "../../../domain/programme/content.ts";
import { showingAt } from "../../../domain/programme/playback.ts";
import { resolve } from "../../../domain/programme/resolve.ts";
import type { SlideContent } from "../../../templates/registry.ts";
import { type Scene, scene, tellingInstants } from "./random-city.ts";
import { groupId, image, textSlide } from "./sample.ts";

/** A city with something in it, one of its announcements and a moment. */
const question = scene
  .filter(({ city }) => city.announcements.length > 0)
  .chain((one) =>
    fc.record({
      one: fc.constant(one),
      about: fc.constantFrom(...one.city.announcements),
      atMs: fc.constantFrom(...tellingInstants(one, 4)),
    }),
  );

/** The announcements that come up while a player plays the loop of a moment once from its beginning to its end, takeovers left aside. */
function traced(playlist: Playlist, atMs: number): ReadonlySet<AnnouncementId> {
  const segment = playlist.segments.findLast(({ fromMs }) => fromMs <= atMs);
  if (segment === undefined) throw new Error("the moment is not in the playlist");
  const endless = { ...playlist, takeovers: [], segments: [segment], untilMs: playlist.untilMs };
  const seen = new Set<AnnouncementId>();
  for (let nowMs: number = segment.fromMs; nowMs < segment.fromMs + DAY_MS; ) {
    const showing = showingAt(endless, nowMs);
    if (showing.kind !== "slide" || (showing.turn.position === 0 && seen.size > 0 && nowMs > segment.fromMs)) break;
    seen.add(showing.turn.slide.announcementId);
    nowMs = showing.untilMs;
  }
  return seen;
}

/** What turns underneath: neither takeovers nor quiet hours. */
function underneath({ city, audience, nowMs }: Scene, atMs: number): ReadonlySet<AnnouncementId> {
  return traced(compile({ ...city, takeovers: [] }, { ...audience, quietHours: [] }, nowMs), atMs);
}

/** Whether an announcement comes up on a screen that has nothing else to show. */
function comesUpAlone(about: PublishedAnnouncement, { city, audience, nowMs }: Scene, atMs: number): boolean {
  return underneath({ city: { ...city, announcements: [about] }, audience: { ...audience, minimumShown: 1 }, nowMs }, atMs).has(about.id);
}

it("gives for 1,000 random announcements, screens and moments the reason a traced player shows", { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(question, ({ one, about, atMs }) => {
      const resolution = resolve(one.city, one.audience, atMs);
      const glass = showingAt(compile(one.city, one.audience, one.nowMs), atMs);
      const withheld = resolution.withheld.find(({ announcementId }) => announcementId === about.id);
      const isUnderneath = underneath(one, atMs).has(about.id);
      switch (withheld?.reason) {
        case undefined:
          expect(resolution.shown).toContain(about.id);
          expect([glass.kind, isUnderneath]).toEqual(["slide", true]);
          break;
        case "takeover":
          expect(glass.kind === "takeover" && glass.takeover.takeoverId).toBe(resolution.takeovers[0]);
          expect(isUnderneath).toBe(true);
          break;
        case "quiet-hours":
          expect([glass.kind, isUnderneath]).toEqual(["quiet", true]);
          break;
        case "displaced":
        case "not-needed":
          expect(underneath(one, atMs)).toEqual(new Set(withheld.by));
          expect([isUnderneath, comesUpAlone(about, one, atMs)]).toEqual([false, true]);
          break;
        default:
          expect([isUnderneath, comesUpAlone(about, one, atMs)]).toEqual([false, false]);
      }
    }),
    { numRuns: 1000 },
  );
});

const ORDER = WithheldReason.options;

it("gives the reason whose remedy helps: mended, the announcement comes up or is withheld for a later reason", { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(question, ({ one, about, atMs }) => {
      const audience = { ...one.audience, groupIds: [...one.audience.groupIds, groupId(0)] };
      const reason = whyAlone(one.city, audience, about, atMs);
      if (reason === null) return;
      const mended = REMEDIES[reason]?.(about, atMs) ?? about;
      const city = { ...one.city, media: reason === "media-not-ready" ? everyMedia(about) : one.city.media };
      const next = whyAlone(city, audience, mended, atMs);
      expect(next === null ? ORDER.length : ORDER.indexOf(next)).toBeGreaterThan(ORDER.indexOf(reason));
      if (next === null) expect(comesUpAlone(mended, { ...one, city, audience }, atMs)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

function whyAlone(city: City, audience: AudienceSpec, about: PublishedAnnouncement, atMs: number): WithheldReason | null {
  const alone = { ...city, announcements: [about], takeovers: [] };
  const { withheld } = resolve(alone, { ...audience, minimumShown: 1, quietHours: [] }, atMs);
  return withheld[0]?.reason ?? null;
}

const everyMedia = ({ content }: PublishedAnnouncement): City["media"] => new Map(mediaOf(content).map((id) => [id, image(1)]));
const scheduled = (about: PublishedAnnouncement, change: Partial<Schedule>): PublishedAnnouncement => {
  return { ...about, content: { ...about.content, schedule: { ...about.content.schedule, ...change } } };
};
const windowed = (about: PublishedAnnouncement, change: Partial<TimeWindow>) =>
  scheduled(about, { windows: about.content.schedule.windows.map((window) => ({ ...window, ...change })) });

const withoutPeople = (slides: readonly SlideContent[]) =>
  slides.map((slide) => (slide.template === "person" ? textSlide({ key: slide.key }) : slide));

const REMEDIES: Readonly<Partial<Record<WithheldReason, (about: PublishedAnnouncement, atMs: number) => PublishedAnnouncement>>> = {
  "not-targeted": (about) => ({ ...about, content: { ...about.content, targets: [groupId(0)] } }),
  "not-yet-published": (about, atMs) => ({ ...about, publishedAtMs: atMs }),
  "before-start": (about) => scheduled(about, { from: null }),
  "after-end": (about) => scheduled(about, { until: null }),
  "consent-expired": (about) => ({ ...about, content: { ...about.content, slides: withoutPeople(about.content.slides) } }),
  "excluded-date": (about) => windowed(about, { except: [] }),
  holiday: (about) => windowed(about, { skipHolidays: false }),
  "outside-windows": (about) => scheduled(about, { windows: [] }),
};
