import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "../../../domain/model/time.ts";
import { refusalOf } from "../refusal.ts";
import { announcementFor, textSlide } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import { takeoverOn } from "../takeovers/takeover-world.ts";
import { draft, EVERY_DAY, publish, START, scheduled, type WhyWorld, whyWorld, windowOn, withdraw } from "../why/why-world.ts";

/** From Monday midnight in Dortmund on, two hours ahead of UTC. */
const MONDAY = Date.parse("2027-06-06T22:00Z");
const WEEK = { from: MONDAY, until: MONDAY + 7 * 24 * HOUR_MS };
const at = (text: string) => Date.parse(text);

describe.each(SERVERS)("the timeline on $database", ({ start }) => {
  let world: WhyWorld;

  beforeAll(async () => {
    world = await whyWorld(start);
  });
  afterAll(() => world.server.stop());

  const read = (cell: 3_600_000 | 10_800_000 | 86_400_000 = 86_400_000, frame = WEEK) => world.client.timeline.read({ ...frame, cell });
  const groupOf = ({ groups }: Awaited<ReturnType<typeof read>>, id: string) => groups.find(({ groupId }) => groupId === id);

  it("draws published ones and drafts once each with when they are open, and says what waits to be published", async () => {
    const { client, fire, schools } = world;
    const noon = {
      ...scheduled({ until: "2027-06-08T12:30", windows: [windowOn(EVERY_DAY, "12:00", "13:00")] }),
      precedence: "filler" as const,
    };
    const hanging = await publish(world, [fire, schools], "Mittags", noon);
    await client.announcements.save({ id: hanging.id, version: 1, content: announcementFor([fire], "Mittags, geändert") });
    const written = await draft(world, [schools], "Entwurf", scheduled({ from: "2027-06-09T00:00", until: "2027-06-10T00:00" }));
    const later = await publish(world, [fire], "Später", scheduled({ from: "2027-06-10T08:00" }));
    const never = await publish(world, [fire], "Außerhalb", scheduled({ from: "2027-06-14T00:00" }));
    const { bars } = await read();
    expect(bars).toHaveLength(3);
    expect(bars).toEqual(
      expect.arrayContaining([
        {
          announcementId: hanging.id,
          version: 1,
          title: "Mittags",
          category: "health",
          precedence: "filler",
          state: "live",
          changed: true,
          targets: [fire, schools],
          schedule: noon.schedule,
          open: [
            { fromMs: at("2027-06-07T10:00Z"), untilMs: at("2027-06-07T11:00Z") },
            { fromMs: at("2027-06-08T10:00Z"), untilMs: at("2027-06-08T10:30Z") },
          ],
        },
        expect.objectContaining({
          announcementId: written.id,
          state: "draft",
          changed: false,
          open: [{ fromMs: at("2027-06-08T22:00Z"), untilMs: at("2027-06-09T22:00Z") }],
        }),
        expect.objectContaining({
          announcementId: later.id,
          state: "scheduled",
          open: [{ fromMs: at("2027-06-10T06:00Z"), untilMs: WEEK.until }],
        }),
      ]),
    );
    await withdraw(world, { ...hanging, version: 2 });
    await withdraw(world, later);
    await withdraw(world, never);
    await client.announcements.remove({ id: written.id });
    expect((await read()).bars).toEqual([]);
  });

  it("shows that nothing is scheduled on Sunday, and how long the loops of the other days are", async () => {
    const { fire, schools } = world;
    const weekdays = scheduled({ windows: [windowOn([1, 2, 3, 4, 5, 6], "00:00", "00:00")] });
    const daily = await publish(world, [fire], "Montag bis Samstag", {
      slides: [textSlide("Montag bis Samstag", "", 10_000)],
      weight: 2,
      ...weekdays,
    });
    const timeline = await read();
    expect(groupOf(timeline, fire)).toEqual({
      groupId: fire,
      loads: [20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 0],
      gaps: [{ fromMs: at("2027-06-12T22:00Z"), untilMs: at("2027-06-13T22:00Z") }],
    });
    // Of what is past nobody can fill a gap any more.
    expect(groupOf(timeline, schools)?.gaps).toEqual([{ fromMs: START, untilMs: WEEK.until }]);
    const sunday = await publish(world, [fire, schools], "Sonntags", scheduled({ windows: [windowOn([7], "00:00", "00:00")] }));
    expect(groupOf(await read(), fire)?.gaps).toEqual([]);
    await withdraw(world, sunday);
    expect(groupOf(await read(), fire)?.gaps).toHaveLength(1);
    await withdraw(world, daily);
  });

  it("shows what groups above pass on, and not what groups beside have", async () => {
    const { client, fire, schools } = world;
    const root = (await client.groups.list({})).items.find(({ parentId }) => parentId === null);
    if (root === undefined) throw new Error("No root group");
    const everybody = await publish(world, [root.id], "Für alle", { slides: [textSlide("Für alle", "", 10_000)] });
    const some = await publish(world, [fire], "Nur hier", { slides: [textSlide("Nur hier", "", 5000)] });
    const timeline = await read(3_600_000, { from: START, until: START + 2 * HOUR_MS });
    expect([fire, schools, root.id].map((id) => groupOf(timeline, id)?.loads)).toEqual([
      [15_000, 15_000],
      [10_000, 10_000],
      [10_000, 10_000],
    ]);
    await withdraw(world, everybody);
    await withdraw(world, some);
  });

  it("tells takeovers until their all-clear, and holidays by their names", async () => {
    const { client, clock, fire } = world;
    const { id } = await client.takeovers.create(takeoverOn([fire], { title: "Rauch", drill: true }));
    expect((await read()).takeovers).toEqual([
      {
        takeoverId: id,
        title: "Rauch",
        severity: "extreme",
        drill: true,
        targets: [fire],
        fromMs: clock.nowMs,
        untilMs: clock.nowMs + HOUR_MS,
      },
    ]);
    const startedMs = clock.nowMs;
    clock.nowMs += 60_000;
    await client.takeovers.clear({ id });
    expect((await read()).takeovers).toMatchObject([{ takeoverId: id, fromMs: startedMs, untilMs: startedMs + 60_000 }]);
    const october = { from: at("2027-09-30T22:00Z"), until: at("2027-11-01T22:59Z") };
    const timeline = await read(86_400_000, october);
    expect(timeline.takeovers).toEqual([]);
    expect(timeline.holidays).toEqual([
      { date: "2027-10-03", name: "Tag der Deutschen Einheit" },
      { date: "2027-11-01", name: "Allerheiligen" },
    ]);
    expect(timeline).toMatchObject({ zone: "Europe/Berlin", loopLimitMs: 180_000, nowMs: clock.nowMs });
  });

  it("refuses a frame that ends before it starts, or has too many cells", async () => {
    expect(await refusalOf(read(86_400_000, { from: WEEK.until, until: WEEK.from }))).toMatchObject({ status: 422 });
    expect(await refusalOf(read(3_600_000, { from: MONDAY, until: MONDAY + 400 * 24 * HOUR_MS }))).toMatchObject({
      status: 422,
      issues: [{ rule: "too-many-cells" }],
    });
    expect((await read(86_400_000, { from: MONDAY, until: MONDAY + 400 * 24 * HOUR_MS })).groups[0]?.loads).toHaveLength(400);
  });
});
