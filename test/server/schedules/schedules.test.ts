import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import { Schedule, type ScheduleTemplateDraft, TimeWindow } from "../../../domain/model/schedule.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { refusalOf } from "../refusal.ts";
import type { Client, RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

const berlin = TimeZone.parse("Europe/Berlin");
const northRhine = HolidayRegion.parse("DE-NW");
const DAILY = { kind: "weekdays", weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;

const window = (more: object = {}) =>
  z.parse(TimeWindow, { start: "05:30", end: "09:00", days: DAILY, except: [], skipHolidays: false, ...more });
const always = (windows: readonly TimeWindow[]) => z.parse(Schedule, { from: null, until: null, windows });
const rule = (text: string) => ({ kind: "rule", rule: text, anchor: "2026-12-01" });

describe.each(SERVERS)("schedules on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;

  beforeAll(async () => {
    server = await start();
    client = server.client;
  });
  afterAll(() => server.stop());

  const post = async (path: string, body: unknown, language = "de") => {
    const answer = await fetch(`${server.origin}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: server.cookie, "accept-language": language },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as { issues?: unknown } };
  };
  const ask = (days: object, more: object = {}) => ({
    schedule: { from: null, until: null, windows: [{ start: "05:30", end: "09:00", days, except: [], skipHolidays: false, ...more }] },
    zone: "Europe/Berlin",
    from: Date.UTC(2026, 11, 1),
    until: Date.UTC(2026, 11, 31),
  });

  describe("occurrences", () => {
    it("are stretches of instants at the place, its holidays left out", async () => {
      const query = { schedule: always([window({ skipHolidays: true })]), zone: berlin, region: northRhine };
      const { intervals } = await client.schedules.occurrences({
        ...query,
        from: Date.parse("2026-12-24T00:00+01:00"),
        until: Date.parse("2026-12-28T00:00+01:00"),
      });
      expect(intervals).toEqual([
        { fromMs: Date.parse("2026-12-24T05:30+01:00"), untilMs: Date.parse("2026-12-24T09:00+01:00") },
        { fromMs: Date.parse("2026-12-27T05:30+01:00"), untilMs: Date.parse("2026-12-27T09:00+01:00") },
      ]);
    });

    it("of a rule that never fires are none", async () => {
      expect(await post("/schedules/occurrences", ask(rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))).toEqual({
        status: 200,
        body: { intervals: [] },
      });
    });

    it("refuse a region nobody knows", async () => {
      const query = { schedule: always([]), zone: berlin, region: HolidayRegion.parse("DE-XX"), from: 0, until: 1 };
      expect((await refusalOf(client.schedules.occurrences(query))).issues).toEqual([
        { path: ["region"], rule: "unknown-region", message: "Für diese Region sind keine Feiertage bekannt." },
      ]);
    });

    it.each([
      ["FREQ=SECONDLY", "rule-too-frequent"],
      ["FREQ=DAILY;BYHOUR=1,2,3", "rule-too-frequent"],
      ["FREQ=DAILY;UNTIL=99991231", "rule-malformed"],
      ["FREQ=DAILY;INTERVAL=100000", "rule-malformed"],
      ["every second Tuesday", "rule-malformed"],
    ])("refuse %s with %s, in both languages", async (text, name) => {
      const messages: unknown[] = [];
      for (const language of ["de", "en"]) {
        const { status, body } = await post("/schedules/occurrences", ask(rule(text)), language);
        expect([status, body]).toMatchObject([
          422,
          { issues: [{ path: ["schedule", "windows", 0, "days", "rule"], rule: name, message: expect.stringMatching(/\.$/) }] },
        ]);
        messages.push(body.issues);
      }
      expect(messages[0]).not.toEqual(messages[1]);
    });

    it.each([
      ["de", "Höchstens 400 ausgenommene Tage sind möglich."],
      ["en", "At most 400 excluded days are possible."],
    ])("refuse 10,000 excluded days and say how many there may be, in %s", async (language, message) => {
      const except = Array.from({ length: 10_000 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
      const { status, body } = await post("/schedules/occurrences", ask(DAILY, { except }), language);
      expect([status, body.issues]).toEqual([422, [{ path: ["schedule", "windows", 0, "except"], rule: "too-big", message }]]);
    });

    it("refuse more than 400 days, an end before the start, and an unknown zone", async () => {
      const long = { ...ask(DAILY), until: Date.UTC(2028, 0, 6) };
      const backwards = { ...ask(DAILY), until: Date.UTC(2026, 10, 30) };
      const message = "Das Ende muss nach dem Anfang liegen, höchstens 400 Tage später.";
      for (const query of [long, backwards])
        expect((await post("/schedules/occurrences", query)).body.issues).toEqual([{ path: ["until"], rule: "frame-too-long", message }]);
      expect((await post("/schedules/occurrences", { ...ask(DAILY), zone: "Europe/Dortmund" })).body.issues).toMatchObject([
        { path: ["zone"], rule: "unknown-zone" },
      ]);
    });

    it("of twenty rules over 400 days are answered at once", async () => {
      const days = rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
      const windows = Array.from({ length: 20 }, (_, hour) => window({ start: `${String(hour).padStart(2, "0")}:00`, end: "23:30", days }));
      const from = Date.UTC(2198, 0, 1);
      const startedAt = performance.now();
      const { intervals } = await client.schedules.occurrences({
        schedule: always(windows),
        zone: berlin,
        region: null,
        from,
        until: from + 34_560_000_000,
      });
      expect(intervals).toHaveLength(13);
      expect(performance.now() - startedAt).toBeLessThan(2000);
    });
  });

  describe("holidays", () => {
    it("are listed by date", async () => {
      const { items } = await client.schedules.holidays({ region: northRhine, year: 2026 });
      expect(items).toHaveLength(11);
      expect(items[6]).toEqual({ date: "2026-06-04", name: "Fronleichnam" });
    });

    it("of an unknown region are refused", async () => {
      const problem = await refusalOf(client.schedules.holidays({ region: HolidayRegion.parse("FR"), year: 2026 }));
      expect(problem.issues?.[0]?.rule).toBe("unknown-region");
    });

    it("are known for regions by their names in the reader's language", async () => {
      const english = server.clientWith({ cookie: server.cookie, "accept-language": "en" });
      const named = async (asker: Client) => (await asker.schedules.regions()).items.find(({ region }) => region === "DE-BY")?.name;
      expect([await named(client), await named(english)]).toEqual(["Bayern", "Bavaria"]);
    });
  });

  describe("templates", () => {
    const draft = (name: string): ScheduleTemplateDraft => ({ name, windows: [window()] });

    it("are there from the start for shifts and lunch", async () => {
      const { items } = await client.schedules.listTemplates({});
      const shown = items.map(({ name, windows }) => [name, ...windows.map(({ start, end, days }) => [start, end, days])]);
      const workdays = { kind: "weekdays", weekdays: [1, 2, 3, 4, 5] };
      expect(shown).toEqual([
        ["Mittagspause", ["11:30", "13:30", workdays]],
        ["Schichtwechsel", ["05:30", "06:30", DAILY], ["13:30", "14:30", DAILY], ["21:30", "22:30", DAILY]],
      ]);
    });

    it("are kept, changed and removed", async () => {
      const made = await client.schedules.createTemplate(draft("Elternabend"));
      expect(made).toMatchObject({ name: "Elternabend", version: 1, windows: [{ start: "05:30", end: "09:00" }] });
      const changed = await client.schedules.updateTemplate({ id: made.id, version: 1, ...draft("Elternabende") });
      expect(changed).toMatchObject({ name: "Elternabende", version: 2 });
      await client.schedules.removeTemplate({ id: made.id });
      expect((await refusalOf(client.schedules.removeTemplate({ id: made.id }))).code).toBe("not-found");
      expect((await client.schedules.listTemplates({})).items.map(({ name }) => name)).not.toContain("Elternabende");
    });

    it("refuse a stale change with the template that stands", async () => {
      const { id } = await client.schedules.createTemplate(draft("Markttag"));
      await client.schedules.updateTemplate({ id, version: 1, ...draft("Markttage") });
      const problem = await refusalOf(client.schedules.updateTemplate({ id, version: 1, ...draft("Zu spät") }));
      expect(problem).toMatchObject({ code: "conflict", current: { name: "Markttage", version: 2 } });
    });

    it("are made once for one key, however often it is asked", async () => {
      const again = server.clientWith({ cookie: server.cookie, "idempotency-key": "schedule-key-1" });
      const [first, second] = [
        await again.schedules.createTemplate(draft("Nur einmal")),
        await again.schedules.createTemplate(draft("Nur einmal")),
      ];
      expect(second.id).toBe(first.id);
    });

    it("are listed by name, page by page", async () => {
      for (const name of ["Zebra", "Äpfel", "bananen"]) await client.schedules.createTemplate(draft(name));
      const names: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<Client["schedules"]["listTemplates"]>> = await client.schedules.listTemplates(
          cursor === null ? { limit: 2 } : { limit: 2, cursor },
        );
        names.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(names.filter((name) => ["Zebra", "Äpfel", "bananen", "Mittagspause"].includes(name))).toEqual([
        "Äpfel",
        "bananen",
        "Mittagspause",
        "Zebra",
      ]);
    });

    it("want at least one window, and each day but once", async () => {
      expect((await post("/schedules/templates", { name: "Leer", windows: [] })).status).toBe(422);
      const twice = { ...window(), except: ["2026-12-24", "2026-12-24"] };
      expect((await post("/schedules/templates", { name: "Doppelt", windows: [twice] })).body.issues).toEqual([
        { path: ["windows", 0, "except"], rule: "custom", message: "Jeder Eintrag darf nur einmal vorkommen." },
      ]);
    });
  });
});
