import { describe, expect, it } from "vitest";
import { Schedule } from "../../../domain/model/schedule.ts";
import { TakeoverDraft } from "../../../domain/model/takeover.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { groupId } from "../programme/sample.ts";

interface Refusal {
  readonly path: string;
  readonly why: unknown;
}

type Parsed = ReturnType<typeof Schedule.safeParse> | ReturnType<typeof TimeZone.safeParse> | ReturnType<typeof TakeoverDraft.safeParse>;

/** Where and by which rule something is refused, or null. */
function refusal(result: Parsed): Refusal | null {
  if (result.success) return null;
  const [issue] = result.error.issues;
  return { path: issue?.path.join(".") ?? "", why: issue?.code === "custom" ? (issue.params?.["rule"] ?? issue.message) : issue?.code };
}

const weekdays = (list: readonly number[]) => ({ kind: "weekdays", weekdays: list });
const dates = (count: number) => Array.from({ length: count }, (_, day) => new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10));
const window = (change: object = {}) => ({ start: "08:00", end: "09:00", days: weekdays([1]), except: [], skipHolidays: false, ...change });
const withWindow = (change: object) => refusal(Schedule.safeParse({ from: null, until: null, windows: [window(change)] }));

describe("a schedule", () => {
  it("without windows means always", () => {
    expect(Schedule.parse({ from: null, until: null })).toEqual({ from: null, until: null, windows: [] });
  });

  it.each([
    ["before", "2027-05-09T08:00"],
    ["when", "2027-05-10T08:00"],
  ])("does not end %s it starts", (_, until) => {
    const result = Schedule.safeParse({ from: "2027-05-10T08:00", until, windows: [] });
    expect(refusal(result)).toEqual({ path: "until", why: "ends-before-start" });
  });

  it("knows no 30 February and no hour 24", () => {
    expect(refusal(Schedule.safeParse({ from: "2027-02-30T08:00", until: null }))).toEqual({ path: "from", why: "no-such-day" });
    expect(refusal(Schedule.safeParse({ from: "2027-02-27T24:00", until: null }))?.why).toBe("invalid_format");
  });

  it("has at most 20 windows and nothing unknown", () => {
    const windows = Array.from({ length: 21 }, () => window());
    expect(refusal(Schedule.safeParse({ from: null, until: null, windows }))).toEqual({ path: "windows", why: "too_big" });
    expect(refusal(Schedule.safeParse({ from: null, until: null, windows: windows.slice(1) }))).toBeNull();
    expect(refusal(Schedule.safeParse({ from: null, until: null, zone: "UTC" }))?.why).toBe("unrecognized_keys");
  });
});

describe("a window", () => {
  it("needs a weekday, each only once, from 1 to 7", () => {
    expect(withWindow({ days: weekdays([]) })).toEqual({ path: "windows.0.days.weekdays", why: "too_small" });
    expect(withWindow({ days: weekdays([1, 1]) })).toEqual({ path: "windows.0.days.weekdays", why: "Each weekday only once" });
    expect(withWindow({ days: weekdays([0]) })?.why).toBe("too_small");
    expect(withWindow({ days: weekdays([8]) })?.why).toBe("too_big");
  });

  it("takes 400 excluded dates, not 10,000, and each only once", () => {
    expect(withWindow({ except: dates(400) })).toBeNull();
    expect(withWindow({ except: dates(10_000) })).toEqual({ path: "windows.0.except", why: "too_big" });
    expect(withWindow({ except: ["2027-05-10", "2027-05-10"] })?.why).toBe("Each day only once");
  });

  it("takes the single days of a year, not more, and at least one", () => {
    expect(withWindow({ days: { kind: "dates", dates: dates(366) } })).toBeNull();
    expect(withWindow({ days: { kind: "dates", dates: dates(367) } })?.why).toBe("too_big");
    expect(withWindow({ days: { kind: "dates", dates: [] } })?.why).toBe("too_small");
  });

  it("may cross midnight or last a whole day", () => {
    expect(withWindow({ start: "22:00", end: "06:00" })).toBeNull();
    expect(withWindow({ start: "08:00", end: "08:00" })).toBeNull();
  });

  it("says where a rule is refused", () => {
    const days = { kind: "rule", rule: "FREQ=SECONDLY", anchor: "2027-01-01" };
    expect(withWindow({ days })).toEqual({ path: "windows.0.days.rule", why: "rule-too-frequent" });
    expect(withWindow({ days: { ...days, rule: "FREQ=DAILY", anchor: "9999-01-01" } })?.path).toBe("windows.0.days.anchor");
  });
});

describe("a zone", () => {
  it.each(["Mars/Olympus", "+01:00", "", "Europe/Berlin "])("is unknown if %j", (name) => {
    expect(refusal(TimeZone.safeParse(name))).toEqual({ path: "", why: "unknown-zone" });
  });
});

describe("a takeover", () => {
  const draft = {
    kind: "fire",
    severity: "extreme",
    drill: false,
    variants: [{ language: "de", title: "Feuer", body: "Verlassen Sie das Gebäude." }],
    targets: [groupId(1)],
    lastsMs: 3_600_000,
  };

  it("needs a target", () => {
    expect(refusal(TakeoverDraft.safeParse(draft))).toBeNull();
    expect(refusal(TakeoverDraft.safeParse({ ...draft, targets: [] }))?.path).toBe("targets");
  });

  it("lasts a minute at least and a day at most: it always ends by itself", () => {
    expect(refusal(TakeoverDraft.safeParse({ ...draft, lastsMs: 59_999 }))?.path).toBe("lastsMs");
    expect(refusal(TakeoverDraft.safeParse({ ...draft, lastsMs: 86_400_001 }))?.path).toBe("lastsMs");
  });
});
