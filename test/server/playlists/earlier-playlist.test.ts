import { expect, it } from "vitest";
import { slideAt } from "../../../domain/programme/playback.ts";
import { readPlaylist } from "../../../server/playlists/earlier-playlist.ts";

const id = "66666666-6666-4666-8666-666666666666";
const file = { hash: "b".repeat(64), type: "image/webp", width: 480, height: 270, bytes: 1000 };
const body = [{ type: "paragraph", content: [{ type: "text", text: "Im Schulungsraum" }] }];

/** As the first release wrote it. */
const EARLIER = {
  format: 1,
  fromMs: 1000,
  untilMs: 100_000,
  theme: "night",
  zoneOffsets: [{ fromMs: 1000, offsetMinutes: 60 }],
  slides: [
    {
      id: `${id}.1.de`,
      announcementId: id,
      version: 1,
      template: "text-image",
      category: "health",
      language: "de",
      title: "Grippeschutz",
      body,
      fields: {},
      picture: { alt: "Eine Spritze", renditions: [file] },
      dwellMs: 9000,
    },
  ],
  loops: [[0]],
  segments: [{ fromMs: 1000, loop: 0 }],
};

it("shows the past of a playlist that was kept before announcements had several slides", () => {
  const playlist = readPlaylist(JSON.stringify(EARLIER));
  expect(playlist.theme).toBe("night");
  expect(slideAt(playlist, 5000)?.slide).toMatchObject({
    id: `${id}.1.de`,
    title: "Grippeschutz",
    fields: { title: "Grippeschutz", body, picture: 0 },
    pictures: [{ alt: "Eine Spritze", renditions: [file], focus: { x: 0.5, y: 0.5 } }],
  });
});

it("refuses what is no playlist", () => {
  expect(() => readPlaylist("{}")).toThrow();
});
