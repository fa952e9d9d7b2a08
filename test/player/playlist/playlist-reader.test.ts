import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ContentHash } from "../../../domain/model/id.ts";
import { readPlaylist } from "../../../player/playlist/playlist-reader.ts";
import { playlist, takeover } from "../playlist.ts";

function read(document: object) {
  const json = JSON.stringify(document);
  return readPlaylist({ hash: ContentHash.parse(createHash("sha256").update(json).digest("hex")), json });
}
const ALARM = takeover("t", { fromMs: 0, untilMs: 1000 });

describe("readPlaylist", () => {
  it("understands a playlist from before there were takeovers", async () => {
    const { takeovers: _, ...before } = playlist([{}]);
    expect((await read(before)).playlist).toEqual({ ...before, takeovers: [] });
  });

  it("leaves out a takeover that it does not understand, says so, and keeps everything else", async () => {
    const newer = { ...ALARM, id: "newer", kind: "meteorite" };
    const { playlist: sound, unplayable } = await read({ ...playlist([{}]), takeovers: [newer, ALARM, "nonsense"] });
    expect(sound.takeovers).toEqual([ALARM]);
    expect(sound.slides).toHaveLength(1);
    expect([...unplayable.keys()]).toEqual(["newer", "takeover-2"]);
    expect(unplayable.get("newer")).toContain("kind");
  });

  it("keeps the place in time of a slide that it does not understand, as long as it says how long that is", async () => {
    const { slides, ...rest } = playlist([{}, { dwellMs: 12_000 }, {}]);
    const newer = slides.map((slide, at) => ({
      ...slide,
      template: "hologram",
      ...(at === 0 && { dwellMs: 5 }),
      ...(at === 2 && { id: 7 }),
    }));
    const { playlist: sound, unplayable } = await read({ ...rest, slides: newer });
    expect(sound.slides.map(({ id, dwellMs }) => [id, dwellMs])).toEqual([
      ["a", 8000],
      ["b", 12_000],
      ["unknown-2", 10_000],
    ]);
    expect([...unplayable.keys()]).toEqual(["a", "b", "unknown-2"]);
  });

  it("plays the programme even if the takeovers are no list", async () => {
    expect((await read({ ...playlist([{}]), takeovers: "many" })).playlist.takeovers).toEqual([]);
  });
});
