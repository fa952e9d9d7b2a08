import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

const PATIENTLY = { timeout: 30_000 };
const at = useWall();

async function showing(): Promise<void> {
  await at.pair();
  at.server.push(playlistOf([slide({ title: "Grippeschutz: Impfteam kommt" })]));
  await at.server.hear("painted");
}
const outcome = async (id: string) => (await at.server.hear("obeyed", (obeyed) => obeyed.id === id)).outcome;

async function sentPicture(): Promise<Buffer> {
  const id = at.server.tell("screenshot");
  expect(await outcome(id)).toBe("done");
  return at.server.screenshots.get(id) as Buffer;
}

/** How far two pictures are apart, in steps of grey from 0 to 255, on average. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const small = (picture: Buffer) => sharp(picture).resize(64, 36, { fit: "fill" }).greyscale().raw().toBuffer();
  const [a, b] = await Promise.all([small(one), small(other)]);
  return a.reduce((sum, value, place) => sum + Math.abs(value - (b[place] ?? 0)), 0) / a.length;
}

describe("a screen that is told from afar", () => {
  it("begins its page anew, once, and says so when it is back", async () => {
    await showing();
    await at.page.evaluate(() => Object.assign(window, { before: true }));
    const id = at.server.tell("reload");
    expect(await outcome(id)).toBe("done");
    expect(await at.page.evaluate(() => "before" in window)).toBe(false);
    const connections = () => at.server.heard.filter(({ type }) => type === "connected").length;
    expect(connections()).toBe(2);
    expect(at.complaints).toEqual([]);
  });

  it("shows its name large for half a minute, and goes on behind it", async () => {
    await showing();
    expect(await outcome(at.server.tell("identify"))).toBe("done");
    const card = at.page.locator("aushang-name-card");
    await card.waitFor();
    expect(await card.locator("p, h1").allInnerTexts()).toEqual(["Feuerwache 1", "Eingang"]);
    await card.waitFor({ state: "detached", timeout: 60_000 });
  });

  it("fetches its playlist and looks at every file anew", async () => {
    await at.pair();
    const picture = await sharp({ create: { width: 960, height: 1200, channels: 3, background: "#357" } })
      .webp()
      .toBuffer();
    const file = at.server.addMedia(picture, "image/webp", 960, 1200);
    at.server.push(playlistOf([slide({ title: "Mit Bild", template: "text-image", picture: { alt: "Blau", renditions: [file] } })]));
    await at.server.hear("painted");
    const path = `/media/${file.hash}`;
    await expect.poll(() => at.page.evaluate(async (kept) => (await caches.match(kept)) !== undefined, path), PATIENTLY).toBe(true);
    await at.page.evaluate(async (kept) => {
      const cache = await caches.open("aushang-media");
      await cache.put(kept, new Response("broken", { headers: { "content-type": "image/webp" } }));
    }, path);
    expect(await outcome(at.server.tell("fetch"))).toBe("done");
    const bytes = await at.page.evaluate(async (kept) => (await (await caches.match(kept))?.blob())?.size, path);
    expect(bytes).toBe(picture.length);
    expect(at.server.heard.filter(({ type }) => type === "fetched")).toHaveLength(1);
  });

  it("forgets what it has stored but who it is, and has it all again", async () => {
    await showing();
    await at.page.evaluate(() => navigator.serviceWorker.ready);
    await at.page.evaluate(() => caches.open("left-over"));
    expect(await outcome(at.server.tell("clear"))).toBe("done");
    await expect.poll(() => at.page.evaluate(async () => (await caches.keys()).includes("left-over")), PATIENTLY).toBe(false);
    await at.page.getByText("Grippeschutz: Impfteam kommt").first().waitFor();
    expect(await at.page.evaluate(() => localStorage.getItem("aushang.token"))).toBe(at.server.token);
  });

  it("says that it cannot restart its device where nothing can", async () => {
    await showing();
    expect(await outcome(at.server.tell("restart"))).toBe("unsupported");
  });

  it("does each command once, however often it comes", async () => {
    await showing();
    at.server.tell("identify");
    at.server.disconnectAll();
    await at.server.hear("obeyed");
    await at.page.locator("aushang-name-card").waitFor();
    expect(await at.page.locator("aushang-name-card").count()).toBe(1);
  });

  it("sends a picture of what its page shows", async () => {
    await showing();
    await at.page.getByText("Grippeschutz: Impfteam kommt").first().waitFor();
    // While one slide fades into the next, no two pictures are alike.
    await expect.poll(async () => difference(await sentPicture(), await at.page.screenshot()), PATIENTLY).toBeLessThan(3);
    expect(at.complaints).toEqual([]);
  });
});
