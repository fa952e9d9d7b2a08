import { expect, it } from "vitest";
import { paragraph, playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { GlassSampler } from "./glass-sampler.ts";

const at = useWall();

it("absurd values cost only the slide or the playlist that has them: what is sound hangs there, and what hung there stays", async () => {
  await at.pair();
  const sound = slide({ title: "Vernünftig", dwellMs: 1000 });
  const absurd = [0, -1, 1e13, 0.5, Number.NaN].map((dwellMs) => slide({ title: "Unsinn", dwellMs }));
  const longWord = slide({ title: "Donaudampfschiff".repeat(200), body: [paragraph("x".repeat(20_000))], dwellMs: 2000 });
  const playlist = playlistOf([...absurd, sound, longWord]);
  at.server.push(playlist);
  await at.server.hear("painted", ({ slide: shown }) => shown === sound.id);
  await at.server.hear("fault", ({ kind, slide: named }) => kind === "slide" && named === absurd[0]?.id);
  // They keep eight seconds of the loop each, in which the next sound one hangs there.
  const sampler = new GlassSampler(at.page, { playlist: null, substitutes: [sound.id, longWord.id] });
  await sampler.seen(2);

  const begun = playlistOf([sound]);
  for (const nonsense of [
    { ...begun, untilMs: Number.POSITIVE_INFINITY },
    { ...begun, fromMs: "gestern" },
    { ...begun, segments: [{ fromMs: begun.fromMs, loop: -1 }] },
    { ...begun, slides: "keine" },
    [],
  ]) {
    const before = at.server.heard.length;
    at.server.push(nonsense);
    await at.server.hear("fault", ({ kind }) => kind === "playlist", before);
  }
  sampler.now({ playlist: null, substitutes: [sound.id, longWord.id] });
  await sampler.seen(2);
  expect(new Set(sampler.samples.map(({ name }) => name)).has("house")).toBe(false);
  expect(await sampler.stop()).toEqual([]);
});
