import { describe, expect, it } from "vitest";
import type { Play } from "../../../domain/model/play.ts";
import { BenchScreen, DAY_MS, FIRST, HOUR_MS, NOON_MS, SECOND } from "./bench-screen.ts";

/** What has been closed so far, in short. */
async function told(screen: BenchScreen): Promise<(readonly [string, number, string, number, number])[]> {
  screen.acknowledge();
  await screen.plays.tick();
  await screen.plays.tick();
  return screen.sent.flatMap(({ plays }) => plays.map(short));
}

const short = ({ slide, atMs, panel, count, paintedMs }: Play) => [slide, (atMs - NOON_MS) / HOUR_MS, panel, count, paintedMs] as const;

describe("what is counted", () => {
  it("is how often each slide came and how long it stayed, by the hour", async () => {
    const screen = new BenchScreen();
    screen.show("x", 8000);
    screen.show("y", 12_000);
    screen.show("x", 8000);
    screen.show("y", 0);
    expect(await told(screen)).toEqual([
      ["x", 0, "unknown", 2, 16_000],
      ["y", 0, "unknown", 2, 12_000],
    ]);
  });

  it("is cut at the turn of the hour, and counted in the hour in which it came", async () => {
    const screen = new BenchScreen();
    screen.pass(HOUR_MS - 5000);
    screen.show("x", 12_000);
    screen.show("off", 0);
    expect(await told(screen)).toEqual([
      ["x", 0, "unknown", 1, 5000],
      ["x", 1, "unknown", 0, 7000],
      ["off", 1, "unknown", 1, 0],
    ]);
  });

  it("goes on while the same slide stays, through a newer playlist too", async () => {
    const screen = new BenchScreen();
    screen.show("x", 60_000);
    screen.show("x", 60_000, SECOND);
    screen.show("y", 0, SECOND);
    expect(await told(screen)).toEqual([
      ["x", 0, "unknown", 1, 120_000],
      ["y", 0, "unknown", 1, 0],
    ]);
    expect(screen.sent[0]?.plays.map(({ playlist }) => playlist)).toEqual([FIRST, SECOND]);
  });

  it("is not what nobody could see because the page was hidden", async () => {
    const screen = new BenchScreen();
    screen.show("x", 10_000);
    screen.isVisible = false;
    screen.plays.settle();
    screen.pass(60_000);
    screen.isVisible = true;
    screen.plays.settle();
    screen.pass(5000);
    screen.plays.settle();
    expect(await told(screen)).toEqual([["x", 0, "unknown", 1, 15_000]]);
  });

  it("is not what a device slept through, even if its clock went on", async () => {
    const screen = new BenchScreen();
    screen.show("x", 30 * 60_000);
    screen.show("y", 0);
    expect(await told(screen)).toEqual([
      ["x", 0, "unknown", 1, 100_000],
      ["y", 0, "unknown", 1, 0],
    ]);
  });

  it("takes no notice of how far the device's clock is corrected meanwhile", async () => {
    const screen = new BenchScreen();
    screen.show("x", 10_000);
    screen.nowMs -= 10 * DAY_MS;
    screen.show("y", 20_000);
    screen.nowMs += 10 * DAY_MS;
    screen.show("x", 0);
    const times = (await told(screen)).map(([slide, , , count, ms]) => [slide, count, ms]);
    expect(times).toEqual([
      ["x", 2, 0],
      ["x", 0, 10_000],
      ["y", 1, 0],
      ["y", 0, 20_000],
    ]);
  });

  it("is kept apart by whether the panel was on, off or unknown; what changed meanwhile is unknown", async () => {
    const screen = new BenchScreen();
    screen.panel = "on";
    screen.show("x", 10_000);
    screen.plays.settle();
    screen.pass(4000);
    screen.panel = "off";
    screen.plays.settle();
    screen.pass(2000);
    screen.plays.settle();
    expect(await told(screen)).toEqual([
      ["x", 0, "on", 1, 10_000],
      ["x", 0, "unknown", 0, 4000],
      ["x", 0, "off", 0, 2000],
    ]);
  });
});

describe("what is sent", () => {
  it("is sent one tick after it was written down, again and again until it is answered for, and then no more", async () => {
    const screen = new BenchScreen();
    screen.show("x", 8000);
    await screen.plays.tick();
    expect([screen.sent.length, screen.disk.writes]).toEqual([0, 1]);
    await screen.plays.tick();
    screen.restart();
    await screen.plays.tick();
    screen.answer = () => ({ sequence: 0 });
    await screen.plays.tick();
    screen.acknowledge();
    await screen.plays.tick();
    await screen.plays.tick();
    expect(screen.sent).toHaveLength(4);
    expect(new Set(screen.sent.map((batch) => JSON.stringify(batch))).size).toBe(1);
    expect(screen.sent[0]).toMatchObject({ sequence: 1, plays: [{ slide: "x", count: 1, paintedMs: 8000 }] });
  });

  it("never takes a number again that the server has seen, even if this screen has forgotten that", async () => {
    const screen = new BenchScreen();
    screen.answer = () => ({ sequence: 7 });
    for (const slide of ["x", "y"]) {
      screen.show(slide, 8000);
      await screen.plays.tick();
      await screen.plays.tick();
    }
    expect(screen.sent.map(({ sequence }) => sequence)).toEqual([1, 8]);
  });

  it("is never more than fits into one packet", async () => {
    const screen = new BenchScreen();
    for (let slide = 0; slide < 400; slide++) screen.show(`${slide}`.padEnd(200, "ü"), 1000);
    await told(screen);
    await told(screen);
    await told(screen);
    expect(screen.sent.map(({ plays }) => plays.length)).toEqual([150, 150, 100]);
    for (const batch of screen.sent) expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(65_000);
  });

  it("is nothing of the screen this browser was before", async () => {
    const screen = new BenchScreen();
    screen.show("x", 8000);
    await screen.plays.tick();
    screen.plays.forgetAll();
    expect(screen.disk.newest).toBeNull();
    await told(screen);
    expect(screen.sent).toEqual([]);
    screen.show("y", 8000);
    expect(await told(screen)).toEqual([["y", 0, "unknown", 1, 8000]]);
    expect(screen.sent[0]?.sequence).toBe(1);
  });

  it("goes on without a disk", async () => {
    const screen = new BenchScreen();
    screen.disk.isOff = true;
    screen.show("x", 8000);
    expect(await told(screen)).toEqual([["x", 0, "unknown", 1, 8000]]);
  });

  it("begins anew with what cannot be understood", async () => {
    const screen = new BenchScreen();
    for (const rubbish of ["", "{}", '{"instance":"a","sequence":1,"sending":null,"open":[{}]}']) {
      screen.disk.newest = rubbish;
      screen.restart();
    }
    screen.show("x", 8000);
    expect(await told(screen)).toEqual([["x", 0, "unknown", 1, 8000]]);
  });
});

describe("a screen without a line for weeks", () => {
  it("writes no oftener than its ticks, and no more than its bound; hours become days, and nothing is lost", async () => {
    const screen = new BenchScreen();
    const slides = Array.from({ length: 15 }, (_, index) => `11111111-1111-4111-8111-1111111111${String(index).padStart(2, "0")}.1.de`);
    await screen.plays.tick();
    screen.show(slides[0] ?? "", 90_000);
    await screen.plays.tick();
    for (let turn = 0; turn < 35 * 24 * 40; turn++) {
      screen.show(slides[turn % slides.length] ?? "", 90_000);
      if (turn % 40 === 0) await screen.plays.tick();
    }
    await screen.plays.tick();
    const kept = JSON.parse(screen.disk.newest ?? "") as { readonly sending: Play[]; readonly open: Play[] };
    expect(kept.open.length).toBeLessThanOrEqual(1500);
    expect(screen.disk.newest?.length).toBeLessThan(400_000);
    const all = [...kept.sending, ...kept.open];
    expect(all.reduce((sum, { paintedMs }) => sum + paintedMs, 0)).toBe(90_000 + 35 * 24 * 40 * 90_000);
    expect(all.filter(({ slide }) => slide === "lost")).toEqual([]);
    expect(new Set(kept.open.map(({ hours }) => hours))).toEqual(new Set([1, 24]));
    const newest = kept.open.filter(({ atMs }) => atMs > screen.nowMs - DAY_MS);
    expect(newest.every(({ hours }) => hours === 1)).toBe(true);
  });

  it("says how much it could not keep apart when even the days are too many", async () => {
    const screen = new BenchScreen();
    for (let slide = 0; slide < 4000; slide++) {
      screen.show(String(slide), 90_000);
    }
    await screen.plays.tick();
    const kept = JSON.parse(screen.disk.newest ?? "") as { readonly sending: Play[]; readonly open: Play[] };
    const all = [...kept.sending, ...kept.open];
    const sum = (plays: readonly Play[]) => [
      plays.reduce((total, { count }) => total + count, 0),
      plays.reduce((total, { paintedMs }) => total + paintedMs, 0),
    ];
    expect(kept.open.length).toBeLessThanOrEqual(1500);
    expect(sum(all)).toEqual([4000, 4000 * 90_000]);
    expect(all.filter(({ slide, hours }) => slide === "lost" && hours === 24).length).toBeGreaterThan(0);
  });
});
