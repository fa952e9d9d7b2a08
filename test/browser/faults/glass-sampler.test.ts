import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { pictureOf } from "./glass.ts";
import { GlassSampler } from "./glass-sampler.ts";

const plain = (background: string) =>
  sharp({ create: { width: 64, height: 36, channels: 3, background } })
    .png()
    .toBuffer();

describe("a picture of the glass", () => {
  it.each([
    ["#ffffff", "white"],
    ["#f6f4ee", "ground"],
    ["#0e1830", "ground"],
    ["#000000", "black"],
  ])("in nothing but %s is %s", async (colour, picture) => {
    expect(await pictureOf(await plain(colour))).toBe(picture);
  });

  it("with ink on it is drawn, but not if it is nearly all white", async () => {
    const ink = { input: { create: { width: 20, height: 4, channels: 3, background: "#14213a" } } } as const;
    const drawnOn = async (colour: string) =>
      pictureOf(
        await sharp(await plain(colour))
          .composite([ink])
          .png()
          .toBuffer(),
      );
    expect(await drawnOn("#f6f4ee")).toBe("drawn");
    expect(
      await pictureOf(
        await sharp(await plain("#ffffff"))
          .extend({ top: 1, background: "#f0f0f0" })
          .png()
          .toBuffer(),
      ),
    ).toBe("white");
  });
});

describe("the sampler", () => {
  const at = useWall();
  const hung = slide({ title: "Hängt da" });
  const play = async () => {
    await at.pair();
    at.server.push(playlistOf([hung]));
    await at.server.hear("painted");
  };

  it("has nothing against what the programme says", async () => {
    await play();
    const sampler = new GlassSampler(at.page, { playlist: playlistOf([hung]) });
    await sampler.seen(2);
    expect(await sampler.stop()).toEqual([]);
  });

  it("finds a slide that the programme does not say", async () => {
    await play();
    const due = slide({ title: "Sollte da hängen" });
    const sampler = new GlassSampler(at.page, { playlist: playlistOf([due]) });
    await sampler.seen(1);
    expect(await sampler.stop()).toContain(`${hung.id} hangs there instead of house or ${due.id}`);
  });

  it("finds a slide without ink, and a white page", async () => {
    await play();
    const sampler = new GlassSampler(at.page, { playlist: playlistOf([hung]) });
    await at.page.addStyleTag({ content: "aushang-player { visibility: hidden }" }).catch(() => undefined);
    await at.page.evaluate(() => document.querySelector<HTMLElement>("aushang-player")?.style.setProperty("opacity", "0"));
    await sampler.seen(1);
    await at.page.evaluate(() => document.body.style.setProperty("background", "#fff"));
    await sampler.seen(1);
    const faults = await sampler.stop();
    expect(faults).toContain(`${hung.id} looks ground`);
    expect(faults).toContain(`white, where ${hung.id} should be`);
  });

  it("finds the browser's own page for errors, and the page of somebody else", async () => {
    const sampler = new GlassSampler(at.page, { playlist: null });
    await at.page.goto("http://localhost:1/").catch(() => undefined);
    // A page that is just being opened is not judged yet.
    await sampler.seen(3);
    await at.page.goto("data:text/html,<p>Willkommen im WLAN");
    await sampler.seen(3);
    const faults = await sampler.stop();
    expect(faults).toContain("browser-error hangs there instead of house");
    expect(faults).toContain("not-the-player hangs there instead of house");
  });
});
