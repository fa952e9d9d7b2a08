import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnnouncementId } from "../../../domain/model/id.ts";
import { announcementFor, pairScreen, type RunningServer, textSlide } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import { takeoverOn } from "../takeovers/takeover-world.ts";
import { draft, EVERY_DAY, NIGHTS, publish, START, scheduled, type WhyWorld, whyWorld, windowOn, withdraw } from "./why-world.ts";

describe.each(SERVERS)("questions about an announcement on $database", ({ start }) => {
  let world: WhyWorld;
  let server: RunningServer;

  beforeAll(async () => {
    world = await whyWorld(start);
    server = world.server;
    const { siteId, schools, fire } = world;
    const programme = { minimumShown: 1, quietHours: [NIGHTS], horizonDays: 35 as const };
    await pairScreen(server, { name: "Fahrzeughalle", siteId, groupIds: [fire], theme: "night", programme });
    await pairScreen(server, { name: "Pausenraum", siteId, groupIds: [schools] });
  });
  afterAll(() => server.stop());

  const placementOf = (id: AnnouncementId, at?: string) =>
    world.client.announcements.placement({ id, ...(at === undefined ? {} : { at: Date.parse(at) }) });
  const rulesFor = async (id: AnnouncementId) => (await world.client.announcements.warnings({ id })).warnings.map(({ rule }) => rule);

  describe("placement", () => {
    it("counts and names the screens that show it, and says why the others do not", async () => {
      const hanging = await publish(world, [world.fire], "Hängt bei der Feuerwehr");
      const placement = await placementOf(hanging.id);
      expect(placement).toMatchObject({ atMs: START, asIfPublished: false });
      expect(placement.shown).toMatchObject({ count: 2, screens: [{ name: "Fahrzeughalle", siteName: "Wache 1" }, { name: "Wachraum" }] });
      expect(placement.withheld).toMatchObject([
        { reason: "not-targeted", by: [], takeovers: [], count: 1, screens: [{ name: "Pausenraum" }] },
      ]);
      expect(placement.next.slice(0, 2)).toEqual([
        { fromMs: START, untilMs: Date.parse("2027-06-07T20:00Z") },
        { fromMs: Date.parse("2027-06-08T03:00Z"), untilMs: Date.parse("2027-06-08T20:00Z") },
      ]);
      expect(placement.next).toHaveLength(10);
      await withdraw(world, hanging);
    });

    it("answers drafts and withdrawn ones as if they were published at that moment", async () => {
      const written = await draft(
        world,
        [world.schools],
        "Nur entworfen",
        scheduled({ from: "2027-06-08T08:00", until: "2027-06-08T09:00" }),
      );
      expect(await placementOf(written.id)).toMatchObject({
        asIfPublished: true,
        shown: { count: 0, screens: [] },
        withheld: [
          { reason: "not-targeted", count: 2 },
          { reason: "before-start", count: 1 },
        ],
        next: [{ fromMs: Date.parse("2027-06-08T06:00Z"), untilMs: Date.parse("2027-06-08T07:00Z") }],
      });
      expect(await placementOf(written.id, "2027-06-08T06:30Z")).toMatchObject({ asIfPublished: true, shown: { count: 1 } });
      const gone = await publish(world, [world.fire], "War einmal");
      await withdraw(world, gone);
      expect(await placementOf(gone.id)).toMatchObject({ asIfPublished: true, shown: { count: 2 } });
      await world.client.announcements.remove({ id: written.id });
    });

    it("names what displaces it and which takeover lies over it", async () => {
      const normal = await publish(world, [world.fire, world.schools], "Überall");
      const alone = await publish(world, [world.schools], "Allein in Schulen", { precedence: "exclusive" });
      const { id: takeoverId } = await world.client.takeovers.create(takeoverOn([world.fire]));
      const placement = await placementOf(normal.id);
      expect(placement.shown.count).toBe(0);
      expect(placement.withheld).toMatchObject([
        { reason: "displaced", by: [{ id: alone.id, title: "Allein in Schulen" }], takeovers: [], count: 1 },
        { reason: "takeover", by: [], takeovers: [{ id: takeoverId, title: "Feuer im Haus" }], count: 2 },
      ]);
      expect(placement.next[0]).toEqual({ fromMs: START + 3_600_000, untilMs: Date.parse("2027-06-07T20:00Z") });
      await world.client.takeovers.clear({ id: takeoverId });
      await withdraw(world, normal);
      await withdraw(world, alone);
    });
  });

  describe("warnings", () => {
    it("has none for what simply shows", async () => {
      const plain = await draft(world, [world.fire], "Ohne Überraschung");
      expect(await world.client.announcements.warnings({ id: plain.id })).toEqual({ version: 1, warnings: [] });
    });

    it("warns of a round longer than the organisation's limit", async () => {
      const standing = await publish(world, [world.fire], "Lang", { slides: [textSlide("Lang", "", 100_000)] });
      const long = await draft(world, [world.fire], "Auch lang", { slides: [textSlide("Auch lang", "", 100_000)] });
      expect(await world.client.announcements.warnings({ id: long.id })).toEqual({
        version: 1,
        warnings: [{ rule: "loop-too-long", screens: 2, others: [], loopMs: 200_000 }],
      });
      await world.client.settings.update({ ...(await world.client.settings.read()), loopLimitMs: 200_000 });
      expect(await rulesFor(long.id)).toEqual([]);
      await world.client.settings.update({ ...(await world.client.settings.read()), loopLimitMs: 180_000 });
      await withdraw(world, standing);
    });

    it("speaks of the newest version, not of the published one", async () => {
      const { client, fire } = world;
      const hanging = await publish(world, [fire], "Erst gut");
      const never = { ...announcementFor([fire], "Dann nie"), ...scheduled({ from: "2027-12-01T00:00" }) };
      await client.announcements.save({ id: hanging.id, version: 1, content: never });
      expect(await client.announcements.warnings({ id: hanging.id })).toMatchObject({
        version: 2,
        warnings: [{ rule: "never-soon", screens: 2 }],
      });
      await withdraw(world, { ...hanging, version: 2 });
    });

    it("warns if no screen, no waking hour or no free place is left", async () => {
      const { client, fire, schools } = world;
      const parentId = (await client.groups.list({})).items[0]?.id ?? null;
      const empty = await client.groups.create({ name: "Ohne Bildschirm", parentId });
      expect(await rulesFor((await draft(world, [empty.id], "Für niemanden")).id)).toEqual(["shown-nowhere"]);
      const night = scheduled({ windows: [windowOn(EVERY_DAY, "23:00", "04:00")] });
      expect(await rulesFor((await draft(world, [fire], "Nur nachts", night)).id)).toEqual(["quiet-hours-only"]);
      expect(await rulesFor((await draft(world, [fire, schools], "Nachts auch in Schulen", night)).id)).toEqual([]);
      const alone = await publish(world, [fire], "Ganz allein", { precedence: "exclusive" });
      const hidden = await draft(world, [fire], "Verdrängt");
      expect((await client.announcements.warnings({ id: hidden.id })).warnings).toEqual([
        { rule: "displaced-everywhere", screens: 2, others: [{ id: alone.id, title: "Ganz allein" }], loopMs: null },
      ]);
      await withdraw(world, alone);
      expect(await rulesFor(hidden.id)).toEqual([]);
    });

    it("warns of a twin that hangs, and no longer when it is withdrawn", async () => {
      const { client, fire, schools } = world;
      const hanging = await publish(world, [fire], "Doppelt");
      const again = await draft(world, [fire, schools], "Doppelt");
      expect((await client.announcements.warnings({ id: again.id })).warnings).toEqual([
        { rule: "twin", screens: 2, others: [{ id: hanging.id, title: "Doppelt" }], loopMs: null },
      ]);
      expect(await rulesFor(hanging.id)).toEqual([]);
      await withdraw(world, hanging);
      expect(await rulesFor(again.id)).toEqual([]);
    });
  });
});
