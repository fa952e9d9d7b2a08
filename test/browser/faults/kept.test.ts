import { describe, expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { nameOn } from "./glass.ts";
import { GlassSampler } from "./glass-sampler.ts";

const at = useWall();

async function playing() {
  await at.pair();
  await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const picture = { alt: "Rot", renditions: [await at.addPicture(120)] };
  const only = slide({ title: "Mit Bild", template: "text-image", picture });
  const playlist = playlistOf([only]);
  at.server.push(playlist);
  await at.server.hear("painted", ({ slide: shown }) => shown === only.id);
  return { only, playlist };
}

describe("what the browser keeps", () => {
  it("may be cleared while the player runs: it goes on, and after a restart it can be paired anew", async () => {
    const { playlist } = await playing();
    const sampler = new GlassSampler(at.page, { playlist });
    const session = await at.page.context().newCDPSession(at.page);
    await session.send("Storage.clearDataForOrigin", { origin: at.server.origin, storageTypes: "all" });
    await sampler.seen(3);
    // Between the code and its programme it has nothing to show yet.
    sampler.now({ substitutes: ["pairing", "house"] });
    at.server.forgetScreen();
    await at.page.reload();
    await at.page.locator("aushang-pairing .code").waitFor();
    await sampler.seen(1);
    const before = at.server.heard.length;
    at.server.claim();
    await at.server.hear("painted", ({ slide: shown }) => shown !== "house", before);
    sampler.now({ substitutes: [] });
    await sampler.seen(2);
    expect(await sampler.stop()).toEqual([]);
  });

  it("may be damaged: a playlist that changed on the disk is not played; the house slide hangs there until the server brings it anew", async () => {
    const { only, playlist } = await playing();
    await at.page.evaluate(() => {
      const kept = localStorage.getItem("aushang.playlist") ?? "";
      localStorage.setItem("aushang.playlist", kept.replace("Mit Bild", "Mit Bald"));
    });
    await at.server.down();
    await at.page.reload();
    const sampler = new GlassSampler(at.page, { playlist: null });
    await sampler.seen(2);
    sampler.now({ playlist, substitutes: ["house"] });
    const before = at.server.heard.length;
    await at.server.up();
    await at.server.hear("painted", ({ slide: shown }) => shown === only.id, before);
    expect(await sampler.stop()).toEqual([]);
  });

  it("may be full: a playlist that cannot be kept is played all the same, and that is reported", async () => {
    await at.pair();
    await at.page.evaluate(() => {
      for (let bytes = 2_000_000; bytes > 10; bytes = Math.floor(bytes / 2)) {
        for (let at = 0; ; at++) {
          try {
            localStorage.setItem(`${String(bytes)}/${String(at)}`, "x".repeat(bytes));
          } catch {
            break;
          }
        }
      }
    });
    const only = slide({ title: "Ohne Platz" });
    const playlist = playlistOf([only]);
    at.server.push(playlist);
    await at.server.hear("painted", ({ slide: shown }) => shown === only.id);
    expect(await at.server.hear("fault", ({ kind }) => kind === "storage")).toMatchObject({ message: "no room to keep the playlist" });
    const sampler = new GlassSampler(at.page, { playlist });
    await sampler.seen(2);
    expect(await sampler.stop()).toEqual([]);
    expect(await nameOn(at.page)).toBe(only.id);
  });
});
