import { expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { nameOn } from "./glass.ts";
import { openPortal } from "./other-network.ts";

/** A name without a certificate: no service worker, so that whoever is opened anew needs the server. */
const at = useWall({ host: "screen.test", args: ["--host-resolver-rules=MAP screen.test 127.0.0.1"] });

it("a page that is stuck does not begin anew where only the page of a sign-in would come", async () => {
  await at.page.clock.install();
  await at.pair();
  const only = slide({ title: "Bleibt lieber stehen" });
  at.server.push(playlistOf([only]));
  await at.server.hear("painted", ({ slide: shown }) => shown === only.id);
  const { origin } = at.server;
  await at.server.down();
  const portal = await openPortal(origin);
  try {
    await at.page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    const asked = () => portal.asked.filter((url) => url === "/play").length;
    // Until it has asked twice whether the server is there.
    for (let second = 0; second < 300 && asked() < 2; second++) {
      await at.page.clock.runFor(1000);
      expect(await nameOn(at.page)).toBe(only.id);
    }
    expect(asked()).toBe(2);
    expect(await nameOn(at.page)).toBe(only.id);
  } finally {
    await portal.close();
  }
});
