import { expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { GlassSampler } from "./glass-sampler.ts";

const at = useWall();

it("a player that the server does not let in plays on what it has, for whatever reason", async () => {
  await at.page.clock.install();
  await at.pair();
  const playlist = playlistOf([slide({ title: "Hängt weiter" })]);
  at.server.push(playlist);
  await at.server.hear("painted");
  const sampler = new GlassSampler(at.page, { playlist });
  for (const reason of ["unsupported-protocol", "busy", "malformed", "something newer"]) {
    at.server.refusal = reason;
    const refused = at.server.refused;
    at.server.disconnectAll();
    await expect
      .poll(async () => {
        await at.page.clock.runFor(1000);
        return at.server.refused;
      })
      .toBeGreaterThan(refused);
    await sampler.seen(1);
  }
  at.server.refusal = null;
  const before = at.server.heard.length;
  await expect
    .poll(async () => {
      await at.page.clock.runFor(1000);
      return at.server.heard.length;
    })
    .toBeGreaterThan(before);
  expect(await sampler.stop()).toEqual([]);
});
