import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { PairingResult, PairingStart } from "../../domain/api/pairing-messages.ts";
import { Command, PlaylistMessage, PlaysStored, ScreenCard, ServerMoment } from "../../domain/api/player-events.ts";
import { Play } from "../../domain/model/play.ts";
import { PlayedTakeover, Playlist, Slide } from "../../domain/model/playlist.ts";
import * as messages from "../../player/line/message-shapes.ts";
import { frame, playedTakeover, slide } from "../../player/playlist/playlist-shapes.ts";
import { play, playsStored } from "../../player/plays/play-shapes.ts";
import type { Shape } from "../../player/shape.ts";
import { LOOK, playlist, takeover } from "./playlist.ts";

const HASH = "a".repeat(64);
const UUID = "11111111-1111-4111-8111-111111111111";
const file = { hash: HASH, type: "image/webp", width: 480, height: 320, bytes: 1 };
const [plainSlide] = playlist([{ pictures: "1" }]).slides;
const FILM = {
  durationMs: 1000,
  hasSound: true,
  files: [{ hash: HASH, type: "video/mp4", codecs: "avc1.640028", width: 640, height: 360, bytes: 1 }],
  captions: [{ language: "de", hash: HASH, bytes: 1 }],
};
const PARAGRAPH = { type: "paragraph", content: [{ type: "text", text: "Halt", strong: true }, { type: "break" }] };
const LIST = { type: "list", ordered: true, items: [[{ type: "text", text: "Eins", emphasis: true }]] };
const CARD = { id: UUID, name: "a", place: "b", organisation: "c", language: "de" };
const DISPLAY = {
  rotation: 90,
  overscanPercent: 2.5,
  wall: { columns: 8, rows: 8, column: 0, row: 0, bezelAcrossPercent: 1.5, bezelDownPercent: 0 },
  calm: true,
  largeType: false,
  brightness: [{ startMinute: 1320, endMinute: 0, percent: 10 }],
};
const { slides: _, takeovers: __, ...bare } = playlist([{}]);
const FRAME = {
  ...bare,
  look: { ...LOOK, logo: [file], accents: { paper: "#123456", night: "#654321" }, ticker: ["Eins"], nights: [{ fromMs: 0, untilMs: 5 }] },
  zoneOffsets: [{ fromMs: 0, offsetMinutes: 60 }],
  segments: [{ fromMs: 0, loop: 0, quiet: true }],
};
const { slides: ___, takeovers: ____, ...frameShape } = Playlist.shape;

/** What is sent, what the domain says of it, and what the player reads it with. */
const CASES: Readonly<Record<string, readonly [object, z.ZodMiniType, Shape<never>]>> = {
  slide: [{ ...plainSlide, film: FILM, part: { place: 1, count: 2 } }, Slide, slide as Shape<never>],
  takeover: [
    { ...takeover("t", { fromMs: 0, untilMs: 5 }), variants: [{ language: "de", title: "Feuer", body: [PARAGRAPH, LIST] }] },
    PlayedTakeover,
    playedTakeover as Shape<never>,
  ],
  playlist: [FRAME, z.strictObject(frameShape), frame as Shape<never>],
  "playlist message": [{ hash: HASH, revision: 7, json: "{}" }, PlaylistMessage, messages.playlistMessage as Shape<never>],
  "screen card": [{ ...CARD, display: DISPLAY }, ScreenCard, messages.screenCard as Shape<never>],
  "screen card from before": [CARD, ScreenCard, messages.screenCard as Shape<never>],
  command: [{ id: UUID, type: "reload" }, Command, messages.command as Shape<never>],
  moment: [{ nowMs: 1.5, playlist: HASH }, ServerMoment, messages.serverMoment as Shape<never>],
  play: [
    { playlist: HASH, slide: "house", atMs: 3_600_000, hours: 1, panel: "unknown", count: 1, paintedMs: 8000 },
    Play,
    play as Shape<never>,
  ],
  "answer to plays": [{ sequence: 1 }, PlaysStored, playsStored as Shape<never>],
  pairing: [{ id: UUID, code: "a", secret: "b", expiresAtMs: 1, qrCode: "21:" }, PairingStart, messages.pairingStart as Shape<never>],
  "pairing result": [{ state: "paired", token: "a", screenName: "b" }, PairingResult, messages.pairingResult as Shape<never>],
};

const GONE = Symbol("gone");
const WRONG = [
  GONE,
  null,
  true,
  false,
  -1,
  0,
  0.5,
  1,
  9,
  15,
  180,
  9000,
  1e14,
  1e15,
  1e16,
  "",
  "x",
  "#12345",
  "2026",
  "webp",
  "paper",
  [],
  {},
  [null],
];

type Path = readonly (string | number)[];

/** Every place in a document. */
function pathsOf(node: unknown, path: Path = []): readonly Path[] {
  if (typeof node !== "object" || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function spoiled(node: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const entries = Object.entries(node as object).flatMap(([name, inner]) => {
    const changed = name === key ? spoiled(inner, rest, value) : inner;
    return changed === GONE ? [] : [[name, changed] as const];
  });
  return Array.isArray(node) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

describe.each(Object.keys(CASES))("what the player reads: %s", (name) => {
  const [sound, schema, shape] = CASES[name] as (typeof CASES)[string];

  it("is accepted as it is sent", () => {
    expect(schema.safeParse(sound).success).toBe(true);
    expect(shape(sound)).toBeNull();
  });

  it("is accepted and refused exactly as by the domain, whatever is wrong with it", () => {
    const paths = pathsOf(sound).filter((path) => path.length > 0 && path[0] !== "fields");
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom<unknown>(...WRONG), (path, value) => {
        const document = spoiled(sound, path, value);
        expect([path.join("."), shape(document) === null]).toEqual([path.join("."), schema.safeParse(document).success]);
      }),
      { numRuns: 2000 },
    );
  });
});
