import { describe, expect, it } from "vitest";
import { GlassSampler } from "./faults/glass-sampler.ts";
import { playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

const PATIENTLY = { timeout: 30_000 };
const at = useWall();
const shownTitle = () => at.page.locator("aushang-slide.shown h1").innerText();

/** Sends a playlist with one slide, under a revision. */
function send(title: string, revision: number): object {
  const playlist = playlistOf([slide({ title })]);
  at.server.revision = revision;
  at.server.push(playlist);
  return playlist;
}

describe("a playlist that is older than what hangs there", () => {
  it("does not replace it, and is reported; a newer one does", async () => {
    await at.pair();
    const today = send("Heute", 500);
    await expect.poll(shownTitle).toBe("Heute");
    const sampler = new GlassSampler(at.page, { playlist: today });
    send("Gestern", 400);
    expect(await at.server.hear("fault", ({ kind }) => kind === "playlist")).toMatchObject({ message: expect.stringContaining("older") });
    await sampler.seen(2);
    expect(await sampler.stop()).toEqual([]);
    send("Morgen", 501);
    await expect.poll(shownTitle, PATIENTLY).toBe("Morgen");
  });

  it("does not replace it after a restart either, nor over HTTP", async () => {
    await at.pair();
    send("Heute", 500);
    await expect.poll(shownTitle).toBe("Heute");
    at.server.pushes = false;
    send("Gestern", 400);
    await at.page.reload();
    await at.server.hear("fetched");
    await at.server.hear("fault", ({ kind }) => kind === "playlist");
    expect(await shownTitle()).toBe("Heute");
  });

  it("tells the server by which revision it goes", async () => {
    await at.pair();
    send("Heute", 500);
    await at.server.hear("heartbeat", ({ revision }) => revision === 500);
  });
});

describe("a playlist of an earlier server", () => {
  it("is taken as it comes", async () => {
    await at.pair();
    send("Heute", 500);
    await expect.poll(shownTitle).toBe("Heute");
    at.server.revision = undefined;
    at.server.push(playlistOf([slide({ title: "Ohne Stand" })]));
    await expect.poll(shownTitle, PATIENTLY).toBe("Ohne Stand");
  });
});
