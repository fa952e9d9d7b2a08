import { describe, expect, it } from "vitest";
import type { AnnouncementContent, PublishedAnnouncement } from "../../../domain/model/announcement.ts";
import type { TimeWindow } from "../../../domain/model/schedule.ts";
import { LocalTime } from "../../../domain/model/time.ts";
import { withPublished } from "../../../domain/programme/as-published.ts";
import type { AudienceSpec } from "../../../domain/programme/city.ts";
import { outlookOf } from "../../../domain/programme/outlook.ts";
import { findWarnings, warningFrame } from "../../../domain/programme/warnings.ts";
import { announcement, announcementId, at, audience, city, content, groupId, local, schedule, textSlide, zone } from "./sample.ts";

/** A Monday, 10:00 in Berlin. */
const NOW = at("2027-06-07T08:00:00Z");
const EARLIER = "2027-03-01T09:00:00Z";
const ORGANISATION = { zone: zone("Europe/Berlin"), region: null, loopLimitMs: 180_000 };
const GROUPS = [
  { id: groupId(1), parentId: null },
  { id: groupId(2), parentId: groupId(1) },
  { id: groupId(3), parentId: groupId(1) },
];

interface Wish {
  readonly others?: readonly PublishedAnnouncement[];
  readonly audiences?: readonly AudienceSpec[];
}

/** The warnings for announcement 1, published now, with ten screens in each audience. */
function warningsFor(change: Partial<AnnouncementContent>, { others = [], audiences = [audience()] }: Wish = {}) {
  const own = { id: announcementId(1), version: 1, publishedAtMs: NOW, content: content(change) };
  const imagined = withPublished(city({ groups: GROUPS, announcements: others }), [own]);
  const foreseen = audiences.flatMap((one) => {
    const outlook = outlookOf(imagined, one, own.id, warningFrame(NOW));
    return outlook === null ? [] : [{ audience: one, screens: 10, outlook }];
  });
  return findWarnings({ city: imagined, announcement: own, foreseen, organisation: ORGANISATION, nowMs: NOW });
}
const rulesFor = (...question: Parameters<typeof warningsFor>) => warningsFor(...question).map(({ rule }) => rule);

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
function window(start: string, end: string, weekdays: readonly number[] = EVERY_DAY): TimeWindow {
  return {
    start: LocalTime.parse(start),
    end: LocalTime.parse(end),
    days: { kind: "weekdays", weekdays },
    except: [],
    skipHolidays: false,
  };
}
const during = (start: string, end: string) => schedule({ windows: [window(start, end)] });
const stays = (dwellMs: number, de = "Grippeschutz") => ({ slides: [textSlide({ title: { de }, dwellMs })] });
const otherWords = { slides: [textSlide({ title: { de: "Etwas anderes" } })] };

it("has nothing to say about what simply shows", () => {
  expect(warningsFor({})).toEqual([]);
});

describe("loop-too-long", () => {
  const long = (n: number) => announcement(n, EARLIER, stays(90_000, "Etwas anderes"));

  it("warns of a round above the limit, and says how long it would become", () => {
    expect(warningsFor(stays(10_000), { others: [long(2), long(3)] })).toEqual([
      { rule: "loop-too-long", screens: 10, others: [], loopMs: 190_000 },
    ]);
  });

  it("does not warn of a round that just keeps the limit", () => {
    expect(rulesFor(stays(90_000), { others: [long(2)] })).toEqual([]);
  });

  it("does not speak of rounds that this one has no part in", () => {
    const others = [long(2), long(3)].map((one) => ({ ...one, content: { ...one.content, schedule: during("20:00", "22:00") } }));
    expect(rulesFor({ ...stays(90_000), schedule: during("08:00", "12:00") }, { others })).toEqual([]);
  });

  it("does not look further than a fortnight ahead", () => {
    const later = schedule({ from: local("2027-06-22T00:00"), until: null });
    const others = [long(2), long(3)].map((one) => ({ ...one, content: { ...one.content, schedule: later } }));
    expect(rulesFor(stays(10_000), { others })).toEqual([]);
    const soon = schedule({ from: local("2027-06-20T00:00"), until: null });
    const sooner = others.map((one) => ({ ...one, content: { ...one.content, schedule: soon } }));
    expect(rulesFor(stays(10_000), { others: sooner })).toEqual(["loop-too-long"]);
  });
});

describe("shown-nowhere", () => {
  it("warns if the groups have no screens", () => {
    expect(warningsFor({ targets: [groupId(3)] })).toEqual([{ rule: "shown-nowhere", screens: 0, others: [], loopMs: null }]);
  });

  it("does not warn if a group below has one", () => {
    expect(rulesFor({ targets: [groupId(1)] }, { audiences: [audience({ groupIds: [groupId(2)] })] })).toEqual([]);
  });
});

describe("never-soon", () => {
  it("warns if it is not open within 30 days", () => {
    expect(rulesFor({ schedule: schedule({ from: local("2027-07-07T10:00"), until: null }) })).toEqual(["never-soon"]);
    expect(rulesFor({ schedule: schedule({ from: null, until: local("2027-06-07T10:00") }) })).toEqual(["never-soon"]);
  });

  it("does not warn if it opens within the last minute of them", () => {
    expect(rulesFor({ schedule: schedule({ from: local("2027-07-07T09:59"), until: null }) })).toEqual([]);
  });

  it("does not warn if it is open somewhere", () => {
    const audiences = [audience(), audience({ zone: zone("Pacific/Apia") })];
    expect(rulesFor({ schedule: schedule({ from: local("2027-07-07T10:00"), until: null }) }, { audiences })).toEqual([]);
  });
});

describe("quiet-hours-only", () => {
  const night = { quietHours: [{ start: LocalTime.parse("22:00"), end: LocalTime.parse("06:00"), weekdays: EVERY_DAY }] };

  it("warns if the screens are dark whenever it is open", () => {
    expect(rulesFor({ schedule: during("22:00", "05:00") }, { audiences: [audience(night)] })).toEqual(["quiet-hours-only"]);
  });

  it("does not warn if a minute is left, or a screen stays on", () => {
    expect(rulesFor({ schedule: during("22:00", "06:01") }, { audiences: [audience(night)] })).toEqual([]);
    expect(rulesFor({ schedule: during("22:00", "05:00") }, { audiences: [audience(night), audience()] })).toEqual([]);
  });
});

describe("displaced-everywhere", () => {
  const exclusive = (n: number, change: Partial<AnnouncementContent> = {}) =>
    announcement(n, EARLIER, { ...otherWords, precedence: "exclusive", ...change });

  it("warns if an exclusive one is always on, and names it", () => {
    expect(warningsFor({}, { others: [exclusive(2)] })).toEqual([
      { rule: "displaced-everywhere", screens: 10, others: [{ id: announcementId(2), title: "Etwas anderes" }], loopMs: null },
    ]);
  });

  it("warns of a filler that no screen needs", () => {
    const others = [2, 3, 4].map((n) => announcement(n, EARLIER, otherWords));
    expect(rulesFor({ precedence: "filler" }, { others })).toEqual(["displaced-everywhere"]);
    expect(rulesFor({ precedence: "filler" }, { others: others.slice(1) })).toEqual([]);
  });

  it("does not warn if it shows at some time, or somewhere", () => {
    expect(rulesFor({}, { others: [exclusive(2, { schedule: during("00:00", "23:59") })] })).toEqual([]);
    const audiences = [audience({ groupIds: [groupId(2)] }), audience({ groupIds: [groupId(3)] })];
    expect(rulesFor({}, { others: [exclusive(2, { targets: [groupId(2)] })], audiences })).toEqual([]);
  });

  it("does not warn if it is exclusive itself", () => {
    expect(rulesFor({ precedence: "exclusive" }, { others: [exclusive(2)] })).toEqual([]);
  });
});

describe("twin", () => {
  const twin = (change: Partial<AnnouncementContent> = {}) => announcement(2, EARLIER, change);

  it("warns of another that says the same to the same people at the same time, and names it", () => {
    expect(warningsFor({}, { others: [twin()] })).toEqual([
      { rule: "twin", screens: 10, others: [{ id: announcementId(2), title: "Grippeschutz" }], loopMs: null },
    ]);
  });

  it("takes groups above and below for the same people, and any screen that is in both", () => {
    const below = audience({ groupIds: [groupId(2)] });
    expect(rulesFor({ targets: [groupId(2)] }, { others: [twin({ targets: [groupId(1)] })], audiences: [below] })).toEqual(["twin"]);
    const both = audience({ groupIds: [groupId(2), groupId(3)] });
    expect(rulesFor({ targets: [groupId(2)] }, { others: [twin({ targets: [groupId(3)] })], audiences: [both] })).toEqual(["twin"]);
  });

  it("does not warn if the words, the people or the times differ", () => {
    expect(rulesFor({}, { others: [twin({ slides: [textSlide({ body: { de: "Nur heute." } })] })] })).toEqual([]);
    const below = audience({ groupIds: [groupId(2)] });
    expect(rulesFor({ targets: [groupId(2)] }, { others: [twin({ targets: [groupId(3)] })], audiences: [below] })).toEqual([]);
    expect(rulesFor({ schedule: during("08:00", "12:00") }, { others: [twin({ schedule: during("12:00", "18:00") })] })).toEqual([]);
  });

  it("does not warn of one that has ended", () => {
    expect(rulesFor({}, { others: [twin({ schedule: schedule({ from: null, until: local("2027-06-01T00:00") }) })] })).toEqual([]);
  });

  it("is no twin of its own published version", () => {
    expect(rulesFor({}, { others: [announcement(1, EARLIER)] })).toEqual([]);
  });
});
