import { expect, it } from "vitest";
import { playlistOf, slide, takeover } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { glassOn, lookAt } from "./glass.ts";
import { nameAt } from "./glass-sampler.ts";
import { leap } from "./leap.ts";

const at = useWall();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEP_MS = 15 * MINUTE_MS;
const STEPS_A_DAY = DAY_MS / STEP_MS;

/** Monday in Berlin; the clocks go forward on the Sunday after. */
const FROM_MS = Date.UTC(2027, 2, 21, 23);
const UNTIL_MS = FROM_MS + 14 * DAY_MS;
const SUMMER_MS = Date.UTC(2027, 2, 28, 1);
const [MORNING, NOON, EVENING] = [
  slide({ title: "Am Morgen", dwellMs: 10 * MINUTE_MS }),
  slide({ title: "Mittags" }),
  slide({ title: "Abends" }),
];
const ALSO = slide({ title: "Endet am Freitag", dwellMs: 10 * MINUTE_MS });
const ALARM = takeover({
  variants: [{ language: "de", title: "Sturm", body: [] }],
  kind: "storm",
  fromMs: FROM_MS + 3 * DAY_MS + 10 * HOUR_MS,
  untilMs: FROM_MS + 3 * DAY_MS + 11.5 * HOUR_MS,
});

/** When a clock on the wall in Berlin reads this, on a day counted from 0. */
function berlin(day: number, hour: number): number {
  const winterMs = FROM_MS + day * DAY_MS + hour * HOUR_MS;
  return winterMs >= SUMMER_MS ? winterMs - HOUR_MS : winterMs;
}

/** Every day the same by the clock on the wall: house, morning, noon, evening, darkness; one announcement ends on the first Friday. */
function fortnight() {
  const days = Array.from({ length: 15 }, (_, day) => [
    { fromMs: berlin(day, 6), loop: day < 5 ? 0 : 1 },
    { fromMs: berlin(day, 12), loop: 2 },
    { fromMs: berlin(day, 18), loop: 3 },
    { fromMs: berlin(day, 22), loop: 4, quiet: true },
  ]);
  return {
    ...playlistOf([MORNING, ALSO, NOON, EVENING], { fromMs: FROM_MS }),
    untilMs: UNTIL_MS,
    zoneOffsets: [
      { fromMs: FROM_MS, offsetMinutes: 60 },
      { fromMs: SUMMER_MS, offsetMinutes: 120 },
    ],
    loops: [[0, 1], [0], [2], [3], []],
    segments: [{ fromMs: FROM_MS, loop: 4 }, ...days.flat().filter(({ fromMs }) => fromMs < UNTIL_MS)],
    takeovers: [ALARM],
  };
}

const picture = async () => (await lookAt(at.page)).picture;
const clockOnGlass = () => at.page.locator("aushang-stage .clock, aushang-stage .house-clock").last().innerText();

/** Moves the device on, and waits until the right thing hangs there. @returns what that is */
async function step(playlist: object, byMs: number): Promise<string> {
  await leap(at.page, byMs);
  let right = "";
  const isRight = async () => {
    const { name, deviceMs } = await glassOn(at.page);
    right = nameAt(playlist, deviceMs);
    return name === right;
  };
  // A page that is just being reloaded cannot be asked.
  await expect.poll(() => isRight().catch(() => false), { interval: 20 }).toBe(true);
  return right;
}

it("a screen without a network plays fourteen days by the schedule, the change to summer time and restarts included", {
  timeout: 600_000,
}, async () => {
  await at.page.setViewportSize({ width: 960, height: 540 });
  await at.page.clock.install({ time: FROM_MS + MINUTE_MS });
  const begunMs = Date.now();
  at.server.nowMs = () => FROM_MS + MINUTE_MS + Date.now() - begunMs;
  await at.pair();
  const playlist = fortnight();
  at.server.push(playlist);
  await at.server.hear("painted");
  await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await at.server.down();

  const seen = new Map<string, number>();
  let before = "";
  for (let day = 0; day < 14; day++) {
    // From power-on as well: every other day begins with a restart.
    if (day % 2 === 1) await at.page.reload();
    for (let one = 0; one < STEPS_A_DAY; one++) {
      const name = await step(playlist, STEP_MS);
      seen.set(name, (seen.get(name) ?? 0) + 1);
      if (name !== before) await expect.poll(picture).toBe(name === "off" ? "black" : "drawn");
      before = name;
    }
  }
  await step(playlist, HOUR_MS);
  expect((await glassOn(at.page)).name).toBe("house");
  expect([MORNING.id, ALSO.id, NOON.id, EVENING.id, ALARM.id, "house", "off"].filter((name) => !seen.has(name))).toEqual([]);
});

it("a screen without a network goes with the clocks in the night they go forward", async () => {
  await at.page.clock.install({ time: SUMMER_MS - 10 * MINUTE_MS });
  const begunMs = Date.now();
  at.server.nowMs = () => SUMMER_MS - 10 * MINUTE_MS + Date.now() - begunMs;
  await at.pair();
  const night = {
    ...fortnight(),
    segments: [
      { fromMs: FROM_MS, loop: 4 },
      { fromMs: berlin(6, 3), loop: 3 },
    ],
  };
  at.server.push(night);
  await at.server.hear("applied");
  await at.server.down();
  await expect.poll(clockOnGlass).toMatch(/^01:5\d$/);
  expect(await step(night, 11 * MINUTE_MS)).toBe(EVENING.id);
  await expect.poll(clockOnGlass).toMatch(/^03:0\d$/);
});
