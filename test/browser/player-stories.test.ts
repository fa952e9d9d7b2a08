import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collectComplaints, launchChromium } from "./chromium.ts";
import { paragraph, playlistOf, slide } from "./player-playlists.ts";
import { PlayerServer } from "./player-server.ts";

/** A busy machine may take its time; only a broken player takes this long. */
const PATIENTLY = { timeout: 30_000 };

let browser: Browser;
let server: PlayerServer;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  server = new PlayerServer();
  await server.up();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: "de-DE" });
  complaints = collectComplaints(page);
});
afterEach(async () => {
  await page.context().close();
  await server.down();
});

/** A paired, connected player that plays nothing yet. */
async function pairedPlayer(): Promise<void> {
  await page.goto(`${server.origin}/play`);
  await page.locator("aushang-pairing .code").waitFor();
  server.claim();
  await server.hear("heartbeat");
}

const shownTitle = () => page.locator("aushang-slide.shown h1");

async function picture(red: number) {
  const bytes = await sharp({ create: { width: 960, height: 1200, channels: 3, background: { r: red, g: 90, b: 60 } } })
    .webp()
    .toBuffer();
  return server.addMedia(bytes, "image/webp", 960, 1200);
}

const pictured = (file: Awaited<ReturnType<typeof picture>>) =>
  slide({ title: "Mit Bild", template: "text-image", picture: { alt: "Rot", renditions: [file] } });

describe("pairing", () => {
  it("shows the code in two groups and a QR code, and becomes a screen once claimed", async () => {
    await page.goto(`${server.origin}/play`);
    await expect.poll(() => page.locator("aushang-pairing .code").innerText(), PATIENTLY).toBe("7K3M-WXQ9");
    expect(await page.locator("aushang-pairing svg.qr path").count()).toBe(1);
    server.claim();
    await server.hear("connected");
    await page.locator("aushang-stage .house-clock").waitFor();
    expect(complaints).toEqual([]);
  });

  it("says quietly that the server is not there, and goes on by itself when it is", async () => {
    await page.goto(`${server.origin}/play`);
    await page.locator("aushang-pairing .code").waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.down();
    await page.reload();
    await page.getByText("nicht erreichbar").waitFor();
    await server.up();
    await expect.poll(() => page.locator("aushang-pairing .code").innerText(), PATIENTLY).toBe("7K3M-WXQ9");
  });

  it("is shown again when the server does not know the token any more", async () => {
    await pairedPlayer();
    server.forgetScreen();
    server.disconnectAll();
    await page.locator("aushang-pairing .code").waitFor(PATIENTLY);
    expect(await page.evaluate(() => localStorage.getItem("aushang.token"))).toBeNull();
  });

  it("is shown again at once when the screen is revoked, and nothing of it is kept", async () => {
    await pairedPlayer();
    server.push(playlistOf([slide({ title: "Wasser abgestellt" })]));
    await server.hear("painted");
    server.revoke();
    await page.locator("aushang-pairing .code").waitFor();
    expect(await page.evaluate(() => [localStorage.getItem("aushang.token"), localStorage.getItem("aushang.playlist")])).toEqual([
      null,
      null,
    ]);
  });
});

describe("a playlist", () => {
  it("is painted within a second after the push, and reported as applied and painted", async () => {
    await pairedPlayer();
    const pushedMs = Date.now();
    const only = slide({ title: "Wasser abgestellt", body: [paragraph("Heute bis 15 Uhr.")] });
    const hash = server.push(playlistOf([only]));
    const painted = await server.hear("painted");
    expect(painted.heardMs - pushedMs).toBeLessThan(1000);
    expect(painted).toMatchObject({ playlist: hash, slide: only.id });
    expect(await server.hear("applied")).toMatchObject({ playlist: hash });
    expect(await shownTitle().innerText()).toBe("Wasser abgestellt");
    expect(complaints).toEqual([]);
  });

  it("is named in a heartbeat as soon as it is painted, not only at the next regular one", async () => {
    await pairedPlayer();
    const pushedMs = Date.now();
    const only = slide({ title: "Wasser abgestellt" });
    const hash = server.push(playlistOf([only]));
    expect(await server.hear("heartbeat", ({ playlist }) => playlist === hash)).toMatchObject({ slide: only.id, state: "live" });
    expect(Date.now() - pushedMs).toBeLessThan(5000);
  });

  it("that changes faster than anyone can read is told at most every three seconds, the last one surely", async () => {
    await pairedPlayer();
    const heardBefore = server.heard.length;
    let hash = "";
    for (const title of ["Eins", "Zwei", "Drei", "Vier"]) {
      hash = server.push(playlistOf([slide({ title })]));
      await server.hear("painted", ({ playlist }) => playlist === hash);
    }
    await server.hear("heartbeat", ({ playlist }) => playlist === hash, heardBefore);
    const toldMs = server.heard.slice(heardBefore).flatMap((heard) => (heard.type === "heartbeat" ? [heard.heardMs] : []));
    for (const [index, laterMs] of toldMs.slice(1).entries()) expect(laterMs - (toldMs[index] ?? 0)).toBeGreaterThan(2000);
  });

  it("may travel gzipped", async () => {
    await pairedPlayer();
    const hash = server.push(playlistOf([slide({ title: "Gezippt angekommen" })]), "gzip");
    expect(await server.hear("painted")).toMatchObject({ playlist: hash });
  });

  it("with a wrong hash is refused, reported, and the one before goes on", async () => {
    await pairedPlayer();
    server.push(playlistOf([slide({ title: "Richtig" })]));
    await server.hear("painted");
    server.pushForged(playlistOf([slide({ title: "Gefälscht" })]));
    expect(await server.hear("fault")).toMatchObject({ kind: "playlist" });
    expect(await shownTitle().innerText()).toBe("Richtig");
  });

  it("is fetched over HTTP when the socket does not bring it", async () => {
    server.pushes = false;
    const hash = server.push(playlistOf([slide({ title: "Auf anderem Wege" })]));
    await pairedPlayer();
    expect(await server.hear("painted")).toMatchObject({ playlist: hash });
    expect(server.heard.filter(({ type }) => type === "fetched")).toHaveLength(1);
  });

  it("plays on after a restart without a server", async () => {
    await pairedPlayer();
    const file = await picture(200);
    const words = { title: "Hängt weiter", template: "text-image", picture: { alt: "Rot", renditions: [file] } };
    server.push(playlistOf([slide(words)]));
    await server.hear("painted");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.down();
    await page.reload();
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Hängt weiter");
    expect(await page.locator("aushang-slide.shown img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(960);
    expect(await page.locator("aushang-stage .place").innerText()).toContain("Feuerwache 1");
  });
});

describe("a network without WebSocket", () => {
  it("costs nothing that is seen: polling brings what is pushed", async () => {
    await server.down();
    server.upgrades = false;
    await server.up();
    await pairedPlayer();
    expect(await server.hear("connected")).toMatchObject({ transport: "polling" });
    const hash = server.push(playlistOf([slide({ title: "Langsamer, aber da" })]));
    expect(await server.hear("painted")).toMatchObject({ playlist: hash });
    expect(await shownTitle().innerText()).toBe("Langsamer, aber da");
    expect(server.heard.filter(({ type }) => type === "fetched")).toEqual([]);
  });
});

describe("an insecure context", () => {
  let elsewhere: Browser;
  beforeAll(async () => {
    elsewhere = await launchChromium(["--host-resolver-rules=MAP screen.test 127.0.0.1"]);
  });
  afterAll(() => elsewhere.close());

  it("pairs and plays all the same, pictures too, and says so in the heartbeat", async () => {
    server.host = "screen.test";
    await page.context().close();
    page = await elsewhere.newPage({ viewport: { width: 1920, height: 1080 }, locale: "de-DE" });
    complaints = collectComplaints(page);
    await pairedPlayer();
    expect(await page.evaluate(() => [isSecureContext, "subtle" in crypto, "serviceWorker" in navigator])).toEqual([false, false, false]);
    const hash = server.push(playlistOf([pictured(await picture(120))]), "gzip");
    expect(await server.hear("painted")).toMatchObject({ playlist: hash });
    expect(await page.locator("aushang-slide.shown img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(960);
    expect(await server.hear("heartbeat", ({ playlist }) => playlist === hash)).toMatchObject({
      engine: expect.stringMatching(/^Chromium \d+\S* \(insecure context\)$/),
      state: "live",
    });
    expect(complaints).toEqual([]);
  });
});

describe("a picture", () => {
  it("that was changed in the cache is thrown away and fetched again", async () => {
    await pairedPlayer();
    const file = await picture(10);
    server.push(playlistOf([pictured(file)]));
    await server.hear("painted");
    await page.evaluate(async (hash) => {
      const cache = await caches.open("aushang-media");
      await cache.put(`/media/${hash}`, new Response("not a picture at all", { headers: { "content-type": "image/webp" } }));
    }, file.hash);
    await page.reload();
    await page.locator("aushang-slide.shown img").waitFor();
    expect(server.mediaRequests.filter((hash) => hash === file.hash)).toHaveLength(2);
    const kept = await page.evaluate(
      async (hash) => (await (await caches.open("aushang-media")).match(`/media/${hash}`))?.arrayBuffer().then((b) => b.byteLength),
      file.hash,
    );
    expect(kept).toBe(file.bytes);
  });

  it("that is not there yet keeps its slide waiting, while the others are shown", async () => {
    await pairedPlayer();
    const file = await picture(20);
    const bytes = server.media.get(file.hash) as Buffer;
    server.media.delete(file.hash);
    const waiting = pictured(file);
    const other = slide({ title: "Ohne Bild" });
    server.push(playlistOf([waiting, other]));
    expect(await server.hear("painted")).toMatchObject({ slide: other.id });
    expect(await server.hear("fault")).toMatchObject({ kind: "media" });
    server.media.set(file.hash, bytes);
    server.disconnectAll();
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Mit Bild");
  });

  it("no playlist mentions any more is given back to the disk", async () => {
    await pairedPlayer();
    const file = await picture(30);
    server.push(playlistOf([pictured(file)]));
    await server.hear("painted");
    await page.clock.install();
    server.push(playlistOf([slide({ title: "Ohne Bild" })]));
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Ohne Bild");
    await page.clock.runFor(61_000);
    await expect.poll(() => page.evaluate(async () => (await (await caches.open("aushang-media")).keys()).length), PATIENTLY).toBe(0);
  });
});

describe("a slide that cannot be drawn", () => {
  it("is passed over and reported, and never seen", async () => {
    await pairedPlayer();
    const throwing = slide({ title: "Wirft", template: "text-image", picture: { alt: "", renditions: [] } });
    const sound = slide({ title: "Die nächste" });
    server.push(playlistOf([throwing, sound]));
    expect(await server.hear("painted")).toMatchObject({ slide: sound.id });
    expect(await server.hear("fault")).toMatchObject({ kind: "slide", slide: throwing.id });
    expect(await shownTitle().innerText()).toBe("Die nächste");
    expect(server.heard.filter(({ type }) => type === "fault")).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it("because its template is newer than this player costs the others nothing", async () => {
    await pairedPlayer();
    const newer = slide({ title: "Von morgen", template: "hologram" });
    const sound = slide({ title: "Von heute" });
    server.push(playlistOf([newer, sound]));
    expect(await server.hear("painted")).toMatchObject({ slide: sound.id });
    expect(await server.hear("fault")).toMatchObject({ kind: "slide", slide: newer.id });
  });

  it("leaves the house slide if it is the only one", async () => {
    await pairedPlayer();
    server.push(playlistOf([slide({ title: "Wirft", template: "text-image", picture: { alt: "", renditions: [] } })]));
    expect(await server.hear("fault")).toMatchObject({ kind: "slide" });
    await page.locator("aushang-stage .house-clock").waitFor();
    expect(complaints).toEqual([]);
  });

  it("because its picture is none is reported, and the next one is shown", async () => {
    await pairedPlayer();
    const file = server.addMedia(Buffer.from("certainly no picture"), "image/webp", 960, 1200);
    const broken = slide({ title: "Kaputtes Bild", template: "text-image", picture: { alt: "", renditions: [file] } });
    const sound = slide({ title: "Heiles Wort" });
    server.push(playlistOf([broken, sound]));
    expect(await server.hear("painted")).toMatchObject({ slide: sound.id });
    expect(await server.hear("fault")).toMatchObject({ kind: "slide", slide: broken.id });
  });
});
