import { expect, it } from "vitest";
import { momentsOf, watchMoments } from "./moments.ts";
import { playlistOf, slide } from "./player-playlists.ts";
import { useWall } from "./player-wall.ts";

const at = useWall();

it("two slides take turns, even if one is to be drawn again the moment it is gone", async () => {
  await at.pair();
  // So short that the next one is due to be drawn while it still fades.
  const [one, other] = [slide({ title: "Eins", dwellMs: 2000 }), slide({ title: "Zwei", dwellMs: 2000 })];
  at.server.push(playlistOf([one, other]));
  await at.page.locator("aushang-slide.shown").waitFor();
  await watchMoments(at.page);
  await expect.poll(async () => (await momentsOf(at.page)).changes.length).toBeGreaterThanOrEqual(5);
  const { changes } = await momentsOf(at.page);
  expect(changes.slice(1).every(({ slide: id }, before) => id !== changes[before]?.slide)).toBe(true);
});
