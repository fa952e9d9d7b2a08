import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ContentHash } from "../../domain/model/id.ts";
import { readPlaylist } from "../../player/playlist-reader.ts";
import { playlist, takeover } from "./playlist.ts";

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

  it("plays the programme even if the takeovers are no list", async () => {
    expect((await read({ ...playlist([{}]), takeovers: "many" })).playlist.takeovers).toEqual([]);
  });
});
