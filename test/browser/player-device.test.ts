import { expect, it } from "vitest";
import { DeviceReport } from "../../domain/model/device-report.ts";
import { useWall } from "./player-wall.ts";

const at = useWall();

/** Pairs once the service worker is in charge, as it is long before somebody has typed a code. */
async function pair(): Promise<void> {
  await at.page.goto(`${at.server.origin}/play`);
  await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await at.pair();
}
/** The line goes down and comes back, and everything is said that is said then. */
async function reconnect(): Promise<void> {
  const before = at.server.heard.length;
  await at.page.context().setOffline(true);
  await at.page.context().setOffline(false);
  await at.server.hear("connected", () => true, before);
  const connected = at.server.heard.length;
  await at.server.hear("heartbeat", () => true, connected);
}
const reports = () => at.server.heard.flatMap((heard) => (heard.type === "device" ? [heard.report] : []));

/** What was said again, word by word, although the player knew that it had been heard. */
function saidForNothing(): readonly string[] {
  const again: string[] = [];
  let known = "";
  for (const heard of at.server.heard) {
    if (heard.type !== "device" && heard.type !== "device-known") continue;
    const report = JSON.stringify(heard.report);
    if (heard.type === "device-known") known = report;
    else if (report === known) again.push(report);
    else known = "";
  }
  return again;
}

it("a paired player says what its device is and can do, as the domain knows it", async () => {
  await pair();
  const { report } = await at.server.hear("device");
  const facts = await at.page.evaluate(() => ({
    userAgent: navigator.userAgent,
    version: document.documentElement.dataset["version"],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    languages: [...navigator.languages],
    cores: navigator.hardwareConcurrency,
  }));
  expect(DeviceReport.parse(report)).toEqual(report);
  expect(report).toMatchObject({
    ...facts,
    engine: expect.stringMatching(/^Chromium 153\./),
    screen: "1920x1080",
    viewport: "1920x1080@1",
    quotaBytes: expect.any(Number),
    persisted: false,
    serviceWorker: true,
    secureContext: true,
    offsetMs: 0,
    wakeLock: true,
    webLocks: true,
    reducedMotion: false,
  });
  // Two digits: what a picture more or less changes is no news.
  expect(String(report.quotaBytes)).toMatch(/^\d\d?0+$/);
  expect(at.complaints).toEqual([]);
});

it("says it again after a reconnect only if something is another", async () => {
  await pair();
  await at.server.hear("device-known");
  await reconnect();
  await at.page.setViewportSize({ width: 1280, height: 720 });
  await reconnect();
  await at.server.hear("device", ({ report }) => report.viewport === "1280x720@1");
  await reconnect();
  const before = at.server.heard.length;
  await at.page.setViewportSize({ width: 1920, height: 1080 });
  await reconnect();
  await at.server.hear("device", ({ report }) => report.viewport === "1920x1080@1", before);
  expect(saidForNothing()).toEqual([]);
  expect(new Set(reports().map(({ viewport }) => viewport))).toEqual(new Set(["1920x1080@1", "1280x720@1"]));
});

it("says it again until it was acknowledged", async () => {
  at.server.acknowledgesDevices = false;
  await pair();
  await at.server.hear("device");
  await reconnect();
  await expect.poll(() => reports().length).toBe(2);
  expect(reports()[1]).toEqual(reports()[0]);
});

it("says how wrong the clock of the device is", async () => {
  await at.page.clock.setSystemTime(Date.now() - 3 * 3_600_000);
  await pair();
  const { report } = await at.server.hear("device");
  expect(Math.round((report.offsetMs ?? 0) / 10_000)).toBe(1080);
});
