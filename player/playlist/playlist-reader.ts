import type { PlaylistMessage } from "../../domain/api/player-events.ts";
import type { ContentHash } from "../../domain/model/id.ts";
import type { PlayedTakeover, Playlist, Slide } from "../../domain/model/playlist.ts";
import { safeProgramme } from "../health/safe-programme.ts";
import { hash } from "../line/message-shapes.ts";
import { matchesHash } from "../media/digest.ts";
import { recall, remember } from "../own-storage.ts";
import { anything, fits, list, number, object, optional, read, readJson, text } from "../shape.ts";
import { frame, playedTakeover, slide } from "./playlist-shapes.ts";

/** A playlist that may be played. `unplayable` names the slides and takeovers this player could not understand; the others are sound. */
export interface ReadPlaylist {
  readonly hash: ContentHash;
  /** Under which it came; 0 if an earlier server did not say. */
  readonly revision: number;
  readonly json: string;
  readonly playlist: Playlist;
  /** What of it is shown in safe mode. */
  readonly safe: Playlist;
  readonly unplayable: ReadonlyMap<string, string>;
}

const stored = object<{ hash: ContentHash; json: string; revision: number | undefined }>({
  hash,
  json: text,
  revision: optional(number()),
});

/**
 * The text of a message, checked against its hash and understood.
 * @throws {Error} if the hash is wrong or the text is no playlist
 */
export async function readPlaylist(message: PlaylistMessage): Promise<ReadPlaylist> {
  const json = "json" in message ? message.json : await gunzip(message.gzip);
  if (!(await matchesHash(new TextEncoder().encode(json), message.hash))) throw new Error("playlist does not match its hash");
  const understood = understand(JSON.parse(json));
  return { hash: message.hash, revision: message.revision ?? 0, json, ...understood, safe: safeProgramme(understood.playlist) };
}

/** The playlist kept from an earlier run; null if there is none or it is damaged. */
export async function recallPlaylist(): Promise<ReadPlaylist | null> {
  const kept = readJson(stored, recall("aushang.playlist"));
  if (!kept) return null;
  const { revision = 0 } = kept;
  return readPlaylist({ ...kept, revision }).catch(() => null);
}

/** @returns false if the browser has no room for it */
export function rememberPlaylist({ hash, json, revision }: ReadPlaylist): boolean {
  return remember("aushang.playlist", JSON.stringify({ hash, json, revision }));
}

const loose = object<{ slides: readonly unknown[] }>({ slides: list(anything) });
const STAND_IN_DWELL_MS = 8000;

/**
 * One slide of a kind this player does not know (it may be older than the server) must not cost the others: such a slide keeps its place in
 * time by a stand-in that is never shown. A takeover that it does not understand is left out, and the programme goes on.
 */
function understand(raw: unknown): { readonly playlist: Playlist; readonly unplayable: ReadonlyMap<string, string> } {
  const unplayable = new Map<string, string>();
  const slides = read(loose, raw).slides.map((candidate, index) => {
    const fault = slide(candidate);
    if (fits(slide, candidate)) return candidate;
    const standIn = standInFor(candidate, index);
    unplayable.set(standIn.id, `unexpected value at ${fault ?? ""}`);
    return standIn;
  });
  const { takeovers: urgent } = raw as { readonly takeovers?: unknown };
  const takeovers = (Array.isArray(urgent) ? urgent : []).filter((candidate: unknown, index): candidate is PlayedTakeover => {
    const fault = playedTakeover(candidate);
    if (fault !== null) unplayable.set(idOf(candidate) ?? `takeover-${index}`, `unexpected value at ${fault}`);
    return fault === null;
  });
  return { playlist: { ...read(frame, raw), slides, takeovers }, unplayable };
}

function idOf(raw: unknown): string | undefined {
  return fits(object<{ id: string }>({ id: text }), raw) ? raw.id.slice(0, 120) : undefined;
}

function standInFor(raw: unknown, index: number): Slide {
  const known = fits(object<Pick<Slide, "dwellMs">>({ dwellMs: number(1000, 3_600_000) }), raw) ? raw.dwellMs : STAND_IN_DWELL_MS;
  return {
    id: idOf(raw) ?? `unknown-${index}`,
    announcementId: "00000000-0000-4000-8000-000000000000" as Slide["announcementId"],
    version: 0,
    template: "text",
    category: "general",
    language: "de",
    title: "",
    fields: {},
    pictures: [],
    film: null,
    part: null,
    dwellMs: known,
  };
}

async function gunzip(bytes: ArrayBuffer): Promise<string> {
  const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unzipped).text();
}
