import { expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { lookAt } from "./glass.ts";

const at = useWall();
/** What is promised for the device as a whole; the supervisor takes a few seconds of it. */
const BACK_WITHIN_MS = 15_000;

it.each(["with", "without"])("a page whose process dies is back within seconds when it is opened again, %s a server", async (server) => {
  await at.pair();
  const only = slide({ title: "Hängt wieder" });
  at.server.push(playlistOf([only]));
  await at.server.hear("painted");
  await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const session = await at.page.context().newCDPSession(at.page);
  const crashed = at.page.waitForEvent("crash");
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  if (server === "without") await at.server.down();

  const sinceMs = performance.now();
  const again = await at.page.context().newPage();
  await again.goto(`${at.server.origin}/play`);
  await expect.poll(async () => (await lookAt(again)).name).toBe(only.id);
  expect(performance.now() - sinceMs).toBeLessThan(BACK_WITHIN_MS);
  expect((await lookAt(again)).picture).toBe("drawn");
});
