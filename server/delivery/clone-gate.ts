import type { RefusalReason } from "../../domain/api/player-events.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { FAULT_LASTS_MS } from "../../domain/programme/presence-state.ts";
import type { Log } from "../platform/log.ts";
import type { News } from "../platform/news.ts";
import { refuse } from "../platform/realtime/sockets.ts";
import type { FaultBook } from "../presence/fault-book.ts";
import type { PresenceService } from "../presence/presence-service.ts";
import { CloneWatch } from "./clone-watch.ts";
import type { PlayerSocket } from "./player-sockets.ts";
import { SocketLine } from "./socket-line.ts";

interface Parts {
  readonly now: () => number;
  readonly log: Log;
  readonly news: Pick<News, "tell">;
  readonly presence: Pick<PresenceService, "cloned">;
  readonly faults: Pick<FaultBook, "note">;
}

const CLONED = { kind: "cloned", slide: null, message: "two devices use the token of this screen; only one of them is let in" } as const;

export type CloneGate = ReturnType<typeof createCloneGate>;

/**
 * Lets one device at a time be a screen. The second one is refused, which it takes as it takes a server that is not there: it plays on what it has and
 * comes again. Both bear the same name, so the screen is marked, whichever of them IT finds first. Players that do not name themselves are left alone.
 */
export function createCloneGate({ now, log, news, presence, faults }: Parts) {
  const watch = new CloneWatch();
  const toldAt = new Map<ScreenId, number>();

  function mark(screenId: ScreenId): void {
    presence.cloned(screenId);
    faults.note(screenId, CLONED);
    if (now() < (toldAt.get(screenId) ?? Number.NEGATIVE_INFINITY) + FAULT_LASTS_MS) return;
    toldAt.set(screenId, now());
    log.warn({ screenId }, "two devices use the token of one screen");
    news.tell("screen-cloned", { screenId });
  }

  return {
    /** The namespace's middleware, after admission. */
    async enter(socket: PlayerSocket, next: (error?: Error) => void): Promise<void> {
      const { screen, run } = socket.data;
      if (run === undefined) return next();
      const line = new SocketLine(socket, run);
      const verdict = await watch.arrives(screen.id, line);
      if (verdict === "cloned") mark(screen.id);
      if (verdict !== "welcome") return refuse(socket, next, verdict satisfies RefusalReason);
      socket.data.line = line;
      next();
    },

    /** The screen has asked for something over this socket. */
    heard({ data: { line, screen } }: PlayerSocket): void {
      if (line !== undefined && watch.heard(screen.id, line)) mark(screen.id);
    },

    left({ data: { line, screen } }: PlayerSocket): void {
      if (line !== undefined) watch.left(screen.id, line);
    },

    /** The screen is gone, or is another device from now on. */
    forget(id: ScreenId): void {
      watch.forget(id);
      toldAt.delete(id);
    },
  };
}
