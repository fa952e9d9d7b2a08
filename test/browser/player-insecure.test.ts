import { expect, it } from "vitest";
import { playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

/** A name of its own, without a certificate: browsers trust only `localhost` like that. */
const at = useWall({ host: "screen.test", args: ["--host-resolver-rules=MAP screen.test 127.0.0.1"] });

it("in an insecure context pairs and plays all the same, pictures too, and says so in the heartbeat", async () => {
  await at.pair();
  expect(await at.page.evaluate(() => [isSecureContext, "subtle" in crypto, "serviceWorker" in navigator])).toEqual([false, false, false]);
  const picture = { alt: "Rot", renditions: [await at.addPicture(120)] };
  const hash = at.server.push(playlistOf([slide({ title: "Mit Bild", template: "text-image", picture })]), "gzip");
  expect(await at.server.hear("painted")).toMatchObject({ playlist: hash });
  expect(await at.page.locator("aushang-slide.shown img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(960);
  expect(await at.server.hear("heartbeat", ({ playlist }) => playlist === hash)).toMatchObject({
    engine: expect.stringMatching(/^Chromium \d+\S* \(insecure context\)$/),
    state: "live",
  });
  expect((await at.server.hear("device")).report).toMatchObject({
    engine: expect.stringMatching(/^Chromium [\d.]+$/),
    secureContext: false,
    serviceWorker: false,
    persisted: null,
    quotaBytes: null,
    wakeLock: false,
    webLocks: false,
  });
  expect(at.complaints).toEqual([]);
});
