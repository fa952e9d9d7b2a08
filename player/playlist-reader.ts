import * as z from "zod/mini";
import type { PlaylistMessage } from "../domain/api/player-events.ts";
import { ContentHash } from "../domain/model/id.ts";
import { PlayedTakeover, Playlist, Slide } from "../domain/model/playlist.ts";
import { matchesHash } from "./digest.ts";
import { recall, remember } from "./own-storage.ts";
import { parseJson } from "./parse-json.ts";

/** A playlist that may be played. `unplayable` names the slides and takeovers this player could not understand; the others are sound. */
export interface ReadPlaylist {
  readonly hash: ContentHash;
  readonly json: string;
  readonly playlist: Playlist;
  readonly unplayable: ReadonlyMap<string, string>;
}

const Stored = z.strictObject({ hash: ContentHash, json: z.string() });

/**
 * The text of a message, checked against its hash and understood.
 * @throws {Error} if the hash is wrong or the text is no playlist
 */
export async function readPlaylist(message: PlaylistMessage): Promise<ReadPlaylist> {
  const json = "json" in message ? message.json : await gunzip(message.gzip);
  if (!(await matchesHash(new TextEncoder().encode(json), message.hash))) throw new Error("playlist does not match its hash");
  return { hash: message.hash, json, ...understand(JSON.parse(json)) };
}

/** The playlist kept from an earlier run; null if there is none or it is damaged. */
export async function recallPlaylist(): Promise<ReadPlaylist | null> {
  const stored = parseJson(Stored, recall("aushang.playlist"));
  if (!stored) return null;
  return readPlaylist(stored).catch(() => null);
}

/** @returns false if the browser has no room for it */
export function rememberPlaylist({ hash, json }: ReadPlaylist): boolean {
  return remember("aushang.playlist", JSON.stringify({ hash, json }));
}

const Loose = z.looseObject({ slides: z.array(z.unknown()), takeovers: z.optional(z.unknown()) });
const Identified = z.looseObject({ id: z.string() });
const Dwelling = z.looseObject({ dwellMs: Slide.shape.dwellMs });
const STAND_IN_DWELL_MS = 8000;

/**
 * One slide of a kind this player does not know (it may be older than the server) must not cost the others: such a slide keeps its place in
 * time by a stand-in that is never shown. A takeover that it does not understand is left out, and the programme goes on.
 */
function understand(raw: unknown): { readonly playlist: Playlist; readonly unplayable: ReadonlyMap<string, string> } {
  const { slides, takeovers, ...rest } = Loose.parse(raw);
  const unplayable = new Map<string, string>();
  const sound = slides.map((slide, index) => {
    const result = Slide.safeParse(slide);
    if (result.success) return result.data;
    const standIn = standInFor(slide, index);
    unplayable.set(standIn.id, reasonOf(result.error));
    return standIn;
  });
  const urgent = (Array.isArray(takeovers) ? takeovers : []).flatMap((takeover: unknown, index) => {
    const result = PlayedTakeover.safeParse(takeover);
    if (result.success) return [result.data];
    unplayable.set(idOf(takeover) ?? `takeover-${index}`, reasonOf(result.error));
    return [];
  });
  return { playlist: Playlist.parse({ ...rest, slides: sound, takeovers: urgent }), unplayable };
}

function reasonOf({ issues }: Pick<z.core.$ZodError, "issues">): string {
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}

function idOf(raw: unknown): string | undefined {
  return Identified.safeParse(raw).data?.id.slice(0, 120);
}

function standInFor(raw: unknown, index: number): Slide {
  return Slide.parse({
    id: idOf(raw) ?? `unknown-${index}`,
    announcementId: "00000000-0000-4000-8000-000000000000",
    version: 0,
    template: "text",
    category: "general",
    language: "de",
    title: "",
    body: [],
    fields: {},
    picture: null,
    dwellMs: Dwelling.safeParse(raw).data?.dwellMs ?? STAND_IN_DWELL_MS,
  });
}

async function gunzip(bytes: ArrayBuffer): Promise<string> {
  const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unzipped).text();
}
