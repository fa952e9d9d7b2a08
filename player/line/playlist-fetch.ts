import { type PlaylistMessage, REVISION_HEADER } from "../../domain/api/player-events.ts";
import type { ContentHash } from "../../domain/model/id.ts";
import { fits } from "../shape.ts";
import { hash } from "./message-shapes.ts";

/** The way round the socket: asks for the playlist over HTTP. Null if ours is the right one, or if the server has no answer now. */
export async function fetchPlaylist(token: string, current: ContentHash | null): Promise<PlaylistMessage | null> {
  const headers = { authorization: `Bearer ${token}`, ...(current && { "if-none-match": `"${current}"` }) };
  const answer = await fetch("/api/v1/player/playlist", { headers, cache: "no-store", credentials: "omit" }).catch(() => null);
  if (answer?.status !== 200) return null;
  const named = (answer.headers.get("etag") ?? "").replace(/^W\//, "").replace(/"/g, "");
  const revision = Number(answer.headers.get(REVISION_HEADER) ?? 0);
  return fits(hash, named) ? { hash: named, revision, json: await answer.text() } : null;
}
