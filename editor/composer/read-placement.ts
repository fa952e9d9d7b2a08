import { api } from "../api-client.ts";
import { isPortrait } from "../screens/viewport.ts";
import type { Placement } from "./reach.ts";

/** Asks where all screens are. They come 200 at a time. */
export async function readPlacement(signal: AbortSignal): Promise<Placement> {
  const placement: Placement[number][] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await api.screens.list({ limit: 200, ...(cursor ? { cursor } : {}) }, { signal });
    placement.push(
      ...items.map((screen) => ({
        siteName: screen.siteName,
        groupIds: screen.groupIds,
        viewing: screen.viewing,
        isPortrait: isPortrait(screen),
      })),
    );
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return placement;
}
