import { describe, expect, it } from "vitest";
import type { AnnouncementContent, PublishedAnnouncement } from "../../../domain/model/announcement.ts";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import type { Precedence } from "../../../domain/model/precedence.ts";
import { QuietHours } from "../../../domain/model/quiet-hours.ts";
import { TimeWindow } from "../../../domain/model/schedule.ts";
import type { Severity, StandingTakeover } from "../../../domain/model/takeover.ts";
import { LocalDate, LocalTime } from "../../../domain/model/time.ts";
import type { AudienceSpec } from "../../../domain/programme/city.ts";
import { resolve } from "../../../domain/programme/resolve.ts";
import {
  announcement,
  announcementId,
  at,
  audience,
  city,
  groupId,
  image,
  local,
  mediaId,
  personSlide,
  pictureSlide,
  takeoverId,
  textSlide,
  schedule as validity,
} from "./sample.ts";

const PUBLISHED = "2027-03-01T09:00:00Z";
/** The reason for the only announcement at a moment, or "shown". */
function verdict(change: Partial<AnnouncementContent>, moment: string) {
  const { shown, withheld } = resolve(city({ announcements: [announcement(1, PUBLISHED, change)] }), audience(), at(moment));
  return shown.length > 0 ? "shown" : withheld[0]?.reason;
}

describe("resolve", () => {
  it("shows from the instant of publication on", () => {
    expect(verdict({}, "2027-03-01T08:59:59.999Z")).toBe("not-yet-published");
    expect(verdict({}, "2027-03-01T09:00:00Z")).toBe("shown");
  });

  it("shows from the start on and not at the end, in the wall time of the site", () => {
    const schedule = validity({ from: local("2027-03-27T08:00"), until: local("2027-03-28T08:00") });
    expect(verdict({ schedule }, "2027-03-27T06:59:59.999Z")).toBe("before-start");
    expect(verdict({ schedule }, "2027-03-27T07:00:00Z")).toBe("shown");
    expect(verdict({ schedule }, "2027-03-28T05:59:59.999Z")).toBe("shown");
    expect(verdict({ schedule }, "2027-03-28T06:00:00Z")).toBe("after-end");
  });

  it("ends at the first of two equal wall times in autumn", () => {
    const schedule = validity({ from: null, until: local("2027-10-31T02:30") });
    expect(verdict({ schedule }, "2027-10-31T00:29:59.999Z")).toBe("shown");
    expect(verdict({ schedule }, "2027-10-31T00:30:00Z")).toBe("after-end");
  });

  it("gives the first of several reasons", () => {
    const schedule = validity({ from: local("2027-04-01T00:00"), until: local("2027-04-02T00:00") });
    const slides = [pictureSlide(mediaId(9))];
    expect(verdict({ targets: [groupId(2)], schedule, slides }, "2027-02-01T00:00Z")).toBe("not-targeted");
    expect(verdict({ schedule, slides }, "2027-02-01T00:00Z")).toBe("not-yet-published");
    expect(verdict({ schedule, slides }, "2027-03-31T00:00Z")).toBe("before-start");
    expect(verdict({ schedule, slides }, "2027-04-03T00:00Z")).toBe("after-end");
    expect(verdict({ schedule, slides }, "2027-04-01T12:00Z")).toBe("media-not-ready");
    expect(verdict({ schedule, slides: [...slides, personSlide("2027-03-31")] }, "2027-04-01T12:00Z")).toBe("consent-expired");
  });

  it("shows a person until the end of the last day of consent, at the site", () => {
    const slides = [textSlide(), personSlide("2027-03-27"), { ...personSlide("2027-06-01"), key: "second" }];
    expect(verdict({ slides }, "2027-03-27T22:59:59.999Z")).toBe("shown");
    expect(verdict({ slides }, "2027-03-27T23:00:00Z")).toBe("consent-expired");
  });

  it("does not wait for a picture that is ready", () => {
    const announcements = [announcement(1, PUBLISHED, { slides: [pictureSlide(mediaId(9))] })];
    const ready = city({ announcements, media: new Map([[mediaId(9), image(1)]]) });
    expect(resolve(ready, audience(), at("2027-03-02T00:00Z")).shown).toEqual([announcementId(1)]);
  });

  it("orders by publication, newest first, and then by id", () => {
    const announcements = [announcement(3, PUBLISHED), announcement(1, PUBLISHED), announcement(2, "2027-03-01T09:00:01Z")];
    expect(resolve(city({ announcements }), audience(), at("2027-04-01T00:00Z")).shown).toEqual([2, 1, 3].map(announcementId));
  });
});

describe("of several announcements, resolve", () => {
  const of = (precedence: Precedence, n: number) => announcement(n, PUBLISHED, { precedence });
  const resolved = (
    announcements: readonly PublishedAnnouncement[],
    screen: Partial<AudienceSpec> = {},
    takeovers: readonly StandingTakeover[] = [],
  ) => resolve(city({ announcements, takeovers }), audience(screen), at("2027-03-02T09:00Z"));
  const ids = (...numbers: readonly number[]) => numbers.map(announcementId);

  it("lets exclusive ones displace all others and names them", () => {
    const { shown, withheld } = resolved([of("normal", 1), of("exclusive", 2), of("filler", 3), of("exclusive", 4)]);
    expect(shown).toEqual(ids(2, 4));
    expect(withheld).toEqual([
      { announcementId: announcementId(1), reason: "displaced", by: ids(2, 4) },
      { announcementId: announcementId(3), reason: "displaced", by: ids(2, 4) },
    ]);
  });

  it("lets fillers join, in order, until as many are on as the screen wants", () => {
    const all = [of("filler", 1), of("normal", 2), of("filler", 3), of("filler", 4)];
    expect(resolved(all, { minimumShown: 3 }).shown).toEqual(ids(1, 2, 3));
    expect(resolved(all, { minimumShown: 3 }).withheld).toEqual([
      { announcementId: announcementId(4), reason: "not-needed", by: ids(1, 2, 3) },
    ]);
    expect(resolved(all, { minimumShown: 1 }).shown).toEqual(ids(2));
    expect(resolved(all, { minimumShown: 0 }).shown).toEqual(ids(2));
  });

  it("shows nothing in quiet hours and says so, half-open", () => {
    const quietHours = [QuietHours.parse({ start: "09:00", end: "10:00", weekdays: [2] })];
    const tuesday = (time: string) =>
      resolve(city({ announcements: [of("normal", 1)] }), audience({ quietHours }), at(`2027-03-02T${time}Z`));
    expect(tuesday("08:59:59.999")).toEqual({
      takeovers: [],
      quiet: true,
      shown: [],
      withheld: [{ announcementId: announcementId(1), reason: "quiet-hours", by: [] }],
    });
    expect(tuesday("09:00")).toEqual({ takeovers: [], quiet: false, shown: ids(1), withheld: [] });
  });

  it("puts takeovers before quiet hours: the worst first, then the newest, then by id", () => {
    const quietHours = [QuietHours.parse({ start: "00:00", end: "00:00", weekdays: [1, 2, 3, 4, 5, 6, 7] })];
    const takeovers = [
      takeover(4, "severe", "08:00"),
      takeover(3, "severe", "08:30"),
      takeover(2, "severe", "08:30"),
      takeover(1, "extreme", "07:00"),
    ];
    const elsewhere = { ...takeover(5, "extreme", "08:59"), targets: [groupId(2)] };
    const over = { ...takeover(6, "extreme", "08:00"), untilMs: at("2027-03-02T09:00Z") };
    expect(resolved([of("normal", 1)], { quietHours }, [...takeovers, elsewhere, over])).toEqual({
      takeovers: [1, 2, 3, 4].map(takeoverId),
      quiet: false,
      shown: [],
      withheld: [{ announcementId: announcementId(1), reason: "takeover", by: [] }],
    });
  });

  it("names an excluded date before a holiday, whichever window it shuts", () => {
    const days = { kind: "weekdays", weekdays: [2] };
    const window = { start: "08:00", end: "12:00", days, except: [], skipHolidays: true };
    const windows = [window, { ...window, skipHolidays: false, except: ["2027-03-02"] }].map((one) => TimeWindow.parse(one));
    const holidays = () => new Map([[LocalDate.parse("2027-03-02"), "Feiertag"]]);
    const reasonWith = (some: readonly TimeWindow[]) => {
      const announcements = [announcement(1, PUBLISHED, { schedule: validity({ windows: some }) })];
      return resolve(city({ announcements, holidays }), audience({ region: HolidayRegion.parse("XX") }), at("2027-03-02T09:00Z"))
        .withheld[0]?.reason;
    };
    expect(reasonWith(windows)).toBe("excluded-date");
    expect(reasonWith(windows.slice(0, 1))).toBe("holiday");
    expect(reasonWith(windows.map((one) => ({ ...one, end: LocalTime.parse("09:00") })))).toBe("outside-windows");
  });
});

/** On the screen's group on 2 March 2027 from a time of UTC until noon. */
function takeover(n: number, severity: Severity, from: string): StandingTakeover {
  const message = { kind: "fire", severity, drill: false, variants: [] } as const;
  return {
    id: takeoverId(n),
    version: 1,
    message,
    targets: [groupId(1)],
    fromMs: at(`2027-03-02T${from}Z`),
    untilMs: at("2027-03-02T12:00Z"),
  };
}
