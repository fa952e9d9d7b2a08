import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Announcement } from "../../../domain/model/announcement.ts";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { LocalDate, TimeZone } from "../../../domain/model/time.ts";
import {
  batch,
  HandClock,
  HOUR_MS,
  linesOf,
  MORNING_MS,
  type PlayingScreen,
  play,
  publish,
  signedIn,
  startScreen,
} from "../plays/plays-world.ts";
import { addPlaces, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import { PaintingScreen } from "./painting-screen.ts";

const day = (text: string) => LocalDate.parse(text);

describe.each(SERVERS)("the report of plays on $database", ({ start }) => {
  const clock = new HandClock();
  let server: RunningServer;
  let siteId: SiteId;
  let rootId: GroupId;
  let fire: GroupId;
  let schools: GroupId;
  let impfung: Announcement;
  const screens: PlayingScreen[] = [];

  beforeAll(async () => {
    server = await start(clock.now);
    const places = await addPlaces(server.client, ["Feuerwehr", "Schulen"]);
    ({ siteId, rootId } = places);
    [fire, schools] = places.groupIds as [GroupId, GroupId];
    impfung = await publish(server, [fire], '=Impfung; "jetzt"');
    screens.push(await startScreen(server, clock, { siteId, groupIds: [fire], name: "Wachraum" }, impfung.id));
  });
  afterAll(async () => {
    for (const { socket } of screens) socket.disconnect();
    await server.stop();
  });

  it("says for a screen that paints what it should exactly what was scheduled: alone, with others, under a takeover, over midnight", async () => {
    const [screen] = screens as [PlayingScreen];
    const painter = new PaintingScreen(screen, clock);
    clock.nowMs = MORNING_MS + 1234;
    await painter.after(() => publish(server, [fire], "Zweite"));
    await painter.paint(2 * HOUR_MS + 777);
    server = await signedIn(server);
    await painter.after(() => publish(server, [fire], "Dritte"));
    await painter.paint(40 * 60_000 + 5);
    const message = { kind: "other", severity: "moderate", drill: true, variants: [{ language: "de", title: "Übung", body: "" }] } as const;
    await painter.after(() =>
      server.client.takeovers.create({ ...message, variants: [...message.variants], targets: [fire], lastsMs: 600_000 }),
    );
    await painter.paint(13 * HOUR_MS);
    await painter.finish();
    server = await signedIn(server);
    const lines = await linesOf(server, { by: "total" });
    expect(new Set(lines.map(({ day }) => day))).toEqual(new Set(["2027-01-11", "2027-01-12"]));
    expect(lines).toHaveLength(6);
    for (const { title, day, scheduled, painted, panel } of lines) {
      // The very first moments nobody painted: the screen was given the first playlist, and only then began.
      const missed = title.startsWith("=") && day === "2027-01-11" ? { count: 1, ms: 1234 } : { count: 0, ms: 0 };
      expect([title, day, painted]).toEqual([title, day, { count: scheduled.count - missed.count, ms: scheduled.ms - missed.ms }]);
      expect(painted.ms).toBeGreaterThan(HOUR_MS / 6);
      expect(panel).toEqual({ onMs: 0, offMs: 0, unknownMs: painted.ms });
    }
  }, 120_000);

  it("goes by the day and site, group or screen, for the screens of a group and below", async () => {
    const depot = await server.client.sites.create({ name: "Bauhof", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 12 });
    const second = await publish(server, [fire, schools], "Für beide");
    for (const [name, groupIds] of [
      ["Werkstatt", [schools]],
      ["Halle", [fire, schools]],
    ] as const) {
      screens.push(await startScreen(server, clock, { siteId: depot.id, groupIds: [...groupIds], name }, second.id));
    }
    for (const screen of screens.slice(1)) {
      await screen.send(
        batch(1, [play({ playlist: screen.hash, slide: `${second.id}.1.de`, atMs: clock.nowMs - (clock.nowMs % HOUR_MS) })]),
      );
    }
    const ask = async (question: object) =>
      await linesOf(server, { announcementId: second.id, from: day("2027-01-12"), until: day("2027-01-13"), ...question });
    const names = async (question: object) =>
      (await ask(question))
        .filter(({ painted }) => painted.ms > 0)
        .map(({ place, screens, painted }) => [place?.name, screens, painted.ms]);
    expect(await names({ by: "site" })).toEqual([["Bauhof", 2, 20_000]]);
    expect((await names({ by: "screen" })).sort()).toEqual([
      ["Halle", 1, 10_000],
      ["Werkstatt", 1, 10_000],
    ]);
    expect((await names({ by: "group" })).sort()).toEqual([
      ["Feuerwehr", 1, 10_000],
      ["Schulen", 2, 20_000],
    ]);
    expect(await names({ by: "total", groupId: rootId })).toEqual([[undefined, 2, 20_000]]);
    expect(await names({ by: "total", groupId: fire })).toEqual([[undefined, 1, 10_000]]);
    expect(await names({ by: "total", siteId })).toEqual([]);
    expect(await names({ by: "total", screenId: screens[1]?.screenId })).toEqual([[undefined, 1, 10_000]]);
  });

  it("comes page by page, newest day first, without gap or repetition", async () => {
    for (const by of ["total", "site", "group", "screen"] as const) {
      const whole = await linesOf(server, { by, limit: 200 });
      expect(await linesOf(server, { by, limit: 2 })).toEqual(whole);
      expect(whole.map((line) => line.day)).toEqual(
        whole
          .map((line) => line.day)
          .toSorted()
          .reverse(),
      );
      expect(new Set(whole.map(({ day, place, announcementId }) => JSON.stringify([day, place, announcementId]))).size).toBe(whole.length);
    }
  });

  it("is a table for spreadsheets, in which no title is a formula", async () => {
    const answer = await fetch(
      `${server.origin}/api/v1/reports/plays.csv?by=site&from=2027-01-11&until=2027-01-12&announcementId=${impfung.id}`,
      {
        headers: { cookie: server.cookie, "accept-language": "de" },
      },
    );
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
      200,
      "text/csv;charset=utf-8",
      expect.stringMatching(/plays-2027-01-11-2027-01-11\.csv/),
    ]);
    const [heading, line, end] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()).split("\r\n");
    expect(heading).toMatch(/^\uFEFF"Tag";"Standort";"Mitteilung";/);
    expect(line).toMatch(/^"2027-01-11";"Feuerwache 1";"'=Impfung; ""jetzt""";"[\da-f-]{36}";1;\d+;\d+;\d+;\d+;0;0;\d+$/);
    expect(end).toBe("");
    const english = await fetch(`${server.origin}/api/v1/reports/plays.csv?by=group`, {
      headers: { cookie: server.cookie, "accept-language": "en" },
    });
    expect(await english.text()).toMatch(/"Day";"Group";"Announcement"/);
  });

  it("refuses days that are none, and more than it keeps", async () => {
    for (const query of ["from=2027-02-30", "from=2027-01-02&until=2027-01-01", "from=2025-01-01&until=2027-01-01", "by=person"]) {
      expect((await fetch(`${server.origin}/api/v1/reports/plays?${query}`, { headers: { cookie: server.cookie } })).status).toBe(422);
    }
  });
});
