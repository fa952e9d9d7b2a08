import type { AnnouncementId, TakeoverId } from "../../domain/model/id.ts";
import { Instant, MINUTE_MS } from "../../domain/model/time.ts";
import { findKnownScreen } from "../screens/screen-repository.ts";
import type { DemoScreen } from "./demo-record.ts";
import { slideIdAt } from "./painted-id.ts";
import type { Past } from "./past.ts";

/** The screens that were on get what has changed, take it over and paint what `id` names, or whatever comes, each after a moment of its own. */
export async function arrive({ services, clock, screens }: Past, id: AnnouncementId | TakeoverId | null): Promise<void> {
  const { db, playlists, ledger } = services;
  const changed = new Map((await playlists.recompileAll()).map(({ key, playlist }) => [key, playlist]));
  const pushedAtMs = clock.nowMs;
  const pushed: { readonly screenId: DemoScreen["id"]; readonly key: string }[] = [];
  for (const screen of screens) {
    const key = (await findKnownScreen(db, screen.id))?.audienceKey ?? "";
    const playlist = changed.get(key);
    if (playlist === undefined || screen.behaviour !== "simulated") continue;
    ledger.pushed(screen.id, playlist.hash, pushedAtMs);
    pushed.push({ screenId: screen.id, key });
  }
  clock.advance(MINUTE_MS);
  for (const { screenId, key } of pushed) {
    const playlist = changed.get(key);
    if (playlist === undefined) continue;
    const atMs = Instant.parse(Math.round(pushedAtMs + 180 + Math.random() * 1400));
    ledger.applied(screenId, { playlist: playlist.hash, atMs });
    const slide = slideIdAt(playlists.parse(playlist), atMs);
    if (slide !== null && (id === null || slide.startsWith(id))) ledger.painted(screenId, { playlist: playlist.hash, slide, atMs });
  }
}
