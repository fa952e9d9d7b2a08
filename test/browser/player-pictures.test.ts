import { describe, expect, it } from "vitest";
import { playlistOf, slide } from "./player-playlists.ts";
import { useWall, type Wall } from "./player-wall.ts";

/** A busy machine may take its time; only a broken player takes this long. */
const PATIENTLY = { timeout: 30_000 };

const at = useWall();
const shownTitle = () => at.page.locator("aushang-slide.shown h1");

const pictured = (file: Awaited<ReturnType<Wall["addPicture"]>>) =>
  slide({ title: "Mit Bild", template: "text-image", picture: { alt: "Rot", renditions: [file] } });

describe("a picture", () => {
  it.each(["text-image", "person", "quotation", "full-image"])(
    "of template %s keeps its focus, and moves when that is moved",
    async (template) => {
      await at.pair();
      const file = await at.addPicture(11);
      const focused = (x: number) => ({ alt: "Rot", focus: { x, y: 0.25 }, renditions: [file] });
      const fields = { name: "Ada", role: "", quote: "Ja", who: "Ada", caption: "" };
      const position = () => at.page.locator("aushang-slide.shown img").evaluate((img) => getComputedStyle(img).objectPosition);
      const shown = slide({ title: "Mitte", template, fields, picture: focused(0.1) });
      at.server.push(playlistOf([shown]));
      await expect.poll(position).toBe("10% 25%");
      at.server.push(playlistOf([{ ...shown, pictures: [focused(0.75)] }]));
      await expect.poll(position).toBe("75% 25%");
    },
  );

  it("that was changed in the cache is thrown away and fetched again", async () => {
    await at.pair();
    const file = await at.addPicture(10);
    at.server.push(playlistOf([pictured(file)]));
    await at.server.hear("painted");
    await at.page.evaluate(async (hash) => {
      const cache = await caches.open("aushang-media");
      await cache.put(`/media/${hash}`, new Response("not a picture at all", { headers: { "content-type": "image/webp" } }));
    }, file.hash);
    await at.page.reload();
    await at.page.locator("aushang-slide.shown img").waitFor();
    expect(at.server.mediaRequests.filter((hash) => hash === file.hash)).toHaveLength(2);
    const kept = await at.page.evaluate(
      async (hash) => (await (await caches.open("aushang-media")).match(`/media/${hash}`))?.arrayBuffer().then((b) => b.byteLength),
      file.hash,
    );
    expect(kept).toBe(file.bytes);
  });

  it("that is not there yet keeps its slide waiting, while the others are shown", async () => {
    await at.pair();
    const file = await at.addPicture(20);
    const bytes = at.server.media.get(file.hash) as Buffer;
    at.server.media.delete(file.hash);
    const waiting = pictured(file);
    const other = slide({ title: "Ohne Bild" });
    at.server.push(playlistOf([waiting, other]));
    expect(await at.server.hear("painted")).toMatchObject({ slide: other.id });
    expect(await at.server.hear("fault")).toMatchObject({ kind: "media" });
    at.server.media.set(file.hash, bytes);
    at.server.disconnectAll();
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Mit Bild");
  });

  it("no playlist mentions any more is given back to the disk", async () => {
    await at.pair();
    const file = await at.addPicture(30);
    at.server.push(playlistOf([pictured(file)]));
    await at.server.hear("painted");
    await at.page.clock.install();
    at.server.push(playlistOf([slide({ title: "Ohne Bild" })]));
    await expect.poll(() => shownTitle().innerText(), PATIENTLY).toBe("Ohne Bild");
    await at.page.clock.runFor(61_000);
    await expect.poll(() => at.page.evaluate(async () => (await (await caches.open("aushang-media")).keys()).length), PATIENTLY).toBe(0);
  });
});

describe("a slide that cannot be drawn", () => {
  it("is passed over and reported, and never seen", async () => {
    await at.pair();
    const throwing = slide({ title: "Wirft", template: "text-image", picture: { alt: "", renditions: [] } });
    const sound = slide({ title: "Die nächste" });
    at.server.push(playlistOf([throwing, sound]));
    expect(await at.server.hear("painted")).toMatchObject({ slide: sound.id });
    expect(await at.server.hear("fault")).toMatchObject({ kind: "slide", slide: throwing.id });
    expect(await shownTitle().innerText()).toBe("Die nächste");
    expect(at.server.heard.filter(({ type }) => type === "fault")).toHaveLength(1);
    expect(at.complaints).toEqual([]);
  });

  it("because its template is newer than this player costs the others nothing", async () => {
    await at.pair();
    const newer = slide({ title: "Von morgen", template: "hologram" });
    const sound = slide({ title: "Von heute" });
    at.server.push(playlistOf([newer, sound]));
    expect(await at.server.hear("painted")).toMatchObject({ slide: sound.id });
    expect(await at.server.hear("fault")).toMatchObject({ kind: "slide", slide: newer.id });
  });

  it("leaves the house slide if it is the only one", async () => {
    await at.pair();
    at.server.push(playlistOf([slide({ title: "Wirft", template: "text-image", picture: { alt: "", renditions: [] } })]));
    expect(await at.server.hear("fault")).toMatchObject({ kind: "slide" });
    await at.page.locator("aushang-stage .house-clock").waitFor();
    expect(at.complaints).toEqual([]);
  });

  it("because its picture is none is reported, and the next one is shown", async () => {
    await at.pair();
    const file = at.server.addMedia(Buffer.from("certainly no picture"), "image/webp", 960, 1200);
    const broken = slide({ title: "Kaputtes Bild", template: "text-image", picture: { alt: "", renditions: [file] } });
    const sound = slide({ title: "Heiles Wort" });
    at.server.push(playlistOf([broken, sound]));
    // The house slide may hang there until it is known that the picture is none.
    await at.server.hear("painted", ({ slide: painted }) => painted === sound.id);
    expect(await at.server.hear("fault")).toMatchObject({ kind: "slide", slide: broken.id });
    expect(at.server.heard.filter((heard) => heard.type === "painted" && heard.slide === broken.id)).toEqual([]);
  });
});
