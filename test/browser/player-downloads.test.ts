import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { GlassSampler } from "./faults/glass-sampler.ts";
import { answerMedia } from "./media-answer.ts";
import { playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

const at = useWall();
const shownTitle = () => at.page.locator("aushang-slide.shown h1");
const DAY_MS = 86_400_000;
const PORTAL = "<!doctype html><title>Willkommen im WLAN</title>";

const pictured = (file: ReturnType<typeof at.server.addMedia>) =>
  slide({ title: "Mit Bild", template: "text-image", picture: { alt: "Bild", renditions: [file] } });
const SPARE = slide({ title: "Ohne Bild" });

/** A picture of some ten megabytes: nothing compresses noise. */
async function largePicture() {
  const [width, height] = [2400, 1600];
  const bytes = await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .webp({ lossless: true, effort: 0 })
    .toBuffer();
  expect(bytes.length).toBeGreaterThan(9_000_000);
  return at.server.addMedia(bytes, "image/webp", width, height);
}

const keptAddresses = () =>
  at.page.evaluate(async () => (await (await caches.open("aushang-media")).keys()).map(({ url }) => url.replace(/.*\/media\//, "")));

/** The player asks again for what is missing. */
const again = () => at.server.disconnectAll();

describe("a long file", () => {
  it("comes in parts; what has come is not fetched again after the line broke, not even after a restart", async () => {
    await at.pair();
    const file = await largePicture();
    at.server.mediaFate = (response, bytes, range) => {
      if (range === "bytes=0-3999999") answerMedia(response, bytes, range);
      else response.destroy();
    };
    at.server.push(playlistOf([pictured(file), SPARE]));
    expect(await at.server.hear("fault")).toMatchObject({ kind: "media", message: expect.stringContaining(file.hash.slice(0, 12)) });
    expect(await keptAddresses()).toEqual([file.hash]);
    at.server.mediaFate = null;
    at.server.mediaRanges.length = 0;
    await at.page.reload();
    await expect.poll(() => shownTitle().innerText()).toBe("Mit Bild");
    expect(at.server.mediaRanges).not.toContain("bytes=0-3999999");
  });

  it("of which a part was changed in the cache is fetched once more, whole", async () => {
    await at.pair();
    const file = await largePicture();
    at.server.push(playlistOf([pictured(file)]));
    await at.server.hear("painted");
    await at.page.evaluate(async (address) => {
      const cache = await caches.open("aushang-media");
      const bytes = new Uint8Array((await (await cache.match(address))?.arrayBuffer()) ?? []);
      bytes[17] = (bytes[17] ?? 0) ^ 1;
      await cache.put(address, new Response(bytes));
    }, `/media/${file.hash}?from=4000000`);
    const before = at.server.mediaRanges.length;
    await at.page.reload();
    await at.page.locator("aushang-slide.shown img").waitFor();
    expect(at.server.mediaRanges.length - before).toBe(Math.ceil(file.bytes / 4_000_000));
  });

  it("comes whole where something on the way knows no ranges", async () => {
    await at.pair();
    const file = await largePicture();
    at.server.mediaFate = (response, bytes) => answerMedia(response, bytes, undefined);
    at.server.push(playlistOf([pictured(file)]));
    await at.server.hear("painted");
    expect(at.server.mediaRanges).toHaveLength(1);
    expect(await keptAddresses()).toEqual([file.hash]);
  });
});

describe("what comes in place of a file", () => {
  it.each([
    {
      what: "a page of a captive portal",
      fate: (response) => response.writeHead(200, { "content-type": "text/html" }).end(PORTAL),
      says: /sign-in/,
    },
    {
      what: "a way to a captive portal",
      fate: (response) => response.writeHead(302, { location: "http://portal.example/" }).end(),
      says: /sign-in/,
    },
    {
      what: "half of it",
      fate: (response, bytes) => response.writeHead(200, { "content-type": "image/webp" }).end(bytes.subarray(0, bytes.length / 2)),
      says: /bytes of \d+ came/,
    },
    {
      what: "more than it",
      fate: (response, bytes) => response.writeHead(200, { "content-type": "image/webp" }).end(Buffer.concat([bytes, bytes])),
      says: /bytes of \d+ came/,
    },
    {
      what: "something as long",
      fate: (response, bytes) => response.writeHead(200, { "content-type": "image/webp" }).end(Buffer.alloc(bytes.length, 7)),
      says: /wrong length or hash/,
    },
    { what: "an error", fate: (response) => response.writeHead(502).end(), says: /status 502/ },
  ] satisfies { what: string; fate: NonNullable<typeof at.server.mediaFate>; says: RegExp }[])(
    "is not taken for it: $what; the others go on, and it comes when the line is good",
    async ({ fate, says }) => {
      await at.pair();
      const file = await at.addPicture(20);
      at.server.mediaFate = fate;
      const playlist = playlistOf([pictured(file), SPARE]);
      at.server.push(playlist);
      expect(await at.server.hear("painted")).toMatchObject({ slide: SPARE.id });
      const sampler = new GlassSampler(at.page, { playlist, substitutes: [SPARE.id] });
      expect(await at.server.hear("fault")).toMatchObject({ kind: "media", message: expect.stringMatching(says) });
      // It is tried again meanwhile, and what comes then is looked at before it is thrown away.
      await expect.poll(keptAddresses).toEqual([]);
      at.server.mediaFate = null;
      again();
      await expect.poll(() => shownTitle().innerText()).toBe("Mit Bild");
      expect(await sampler.stop()).toEqual([]);
    },
  );

  it("is given up when it only drips", async () => {
    await at.page.clock.install();
    await at.pair();
    const file = await at.addPicture(20);
    let dripping = 0;
    at.server.mediaFate = (response, bytes) => {
      dripping++;
      response.writeHead(200, { "content-type": "image/webp" }).write(bytes.subarray(0, 1));
    };
    at.server.push(playlistOf([pictured(file), SPARE]));
    await expect.poll(() => dripping).toBe(1);
    await expect
      .poll(async () => {
        await at.page.clock.runFor(5000);
        return at.server.heard.some((heard) => heard.type === "fault" && /next to nothing/.test(heard.message));
      })
      .toBe(true);
  });
});

it("a full disk keeps what the next day needs, and what comes later makes room for it", async () => {
  await at.pair();
  const files = [await largePicture(), await largePicture()] as const;
  const [first, second] = files.map(pictured) as [ReturnType<typeof pictured>, ReturnType<typeof pictured>];
  const session = await at.page.context().newCDPSession(at.page);
  const { origin } = at.server;
  const { usage } = await session.send("Storage.getUsageAndQuota", { origin });
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 1.5 * files[0].bytes });
  /** One hangs today, the other one in two days. */
  const show = (today: typeof first, later: typeof first) => {
    const playlist = playlistOf([today, later]);
    const turnMs = Date.now() + 2 * DAY_MS;
    const segments = [
      { fromMs: playlist.fromMs, loop: 0 },
      { fromMs: turnMs, loop: 1 },
    ];
    at.server.push({ ...playlist, untilMs: turnMs + DAY_MS, loops: [[0], [1]], segments });
  };
  const keptOf = async ({ hash }: (typeof files)[0]) => (await keptAddresses()).filter((address) => address.startsWith(hash)).length;
  const parts = (file: (typeof files)[0]) => Math.ceil(file.bytes / 4_000_000);

  show(first, second);
  expect(await at.server.hear("fault")).toMatchObject({ kind: "media", message: expect.stringContaining(files[1].hash.slice(0, 12)) });
  await at.server.hear("painted", (painted) => painted.slide === first.id);
  expect(await keptOf(files[0])).toBe(parts(files[0]));

  await at.page.clock.install();
  show(second, first);
  await at.server.hear("painted", (painted) => painted.slide === second.id);
  await expect
    .poll(async () => {
      // The browser gives room back when it tidies up its memory, which it does not do for an idle page.
      await session.send("HeapProfiler.collectGarbage");
      await at.page.clock.runFor(60_000);
      return keptOf(files[1]);
    })
    .toBe(parts(files[1]));
});
