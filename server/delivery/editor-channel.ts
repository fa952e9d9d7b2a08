import type { IncomingMessage } from "node:http";
import type { Namespace, Server, Socket } from "socket.io";
import type { DeliveryProgress } from "../../domain/api/announcements.ts";
import {
  type ChangedEvent,
  EDITOR_UP,
  type EditorDownEvents,
  type EditorUpEvents,
  type ScreensEvent,
  type TakeoverEvent,
} from "../../domain/api/editor-events.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Log } from "../platform/log.ts";
import { onEvents } from "../platform/realtime/on-event.ts";
import { refuse } from "../platform/realtime/sockets.ts";
import type { PresenceService } from "../presence/presence-service.ts";

/** The session behind an editor's socket; `stillValid` looks again without keeping an idle session alive. */
export interface EditorSession {
  readonly tokenHash: string;
  readonly stillValid: () => Promise<boolean>;
}

interface Parts {
  readonly log: Log;
  readonly presence: PresenceService;
  readonly titleOf: (slideId: string) => string | null;
  readonly sessionOf: (request: IncomingMessage) => Promise<EditorSession | null>;
}

interface EditorData {
  session: EditorSession;
  watched: ReadonlySet<ScreenId>;
}

type Editors = Namespace<EditorUpEvents, EditorDownEvents, Record<never, never>, EditorData>;
type EditorSocket = Socket<EditorUpEvents, EditorDownEvents, Record<never, never>, EditorData>;

export type EditorChannel = ReturnType<typeof createEditorChannel>;

/** The signed-in editors' sockets: presence of the screens they look at, progress of publishes, and that something has changed. */
export function createEditorChannel(io: Server, { log, presence, titleOf, sessionOf }: Parts) {
  const editors: Editors = io.of("/editor");

  editors.use((socket, next) => {
    sessionOf(socket.request)
      .then((session) => {
        if (session === null) return refuse(socket, next, "not-signed-in");
        socket.data = { session, watched: new Set() };
        next();
      })
      .catch((error: unknown) => {
        log.error({ err: error }, "editor socket not admitted");
        refuse(socket, next, "unavailable");
      });
  });

  editors.on("connection", (socket) => {
    onEvents(
      socket as unknown as Socket,
      EDITOR_UP,
      {
        watch({ screenIds }) {
          socket.data.watched = new Set(screenIds);
          tell(socket, screenIds);
        },
      },
      { log },
    );
    tell(socket, []);
  });

  function tell(socket: EditorSocket, ids: Iterable<ScreenId>): void {
    const presences = [...ids].map((id) => {
      const known = presence.of(id);
      return { ...known, slideTitle: known.slide === null ? null : titleOf(known.slide) };
    });
    const event: ScreensEvent = { presences, counts: presence.counts() };
    socket.emit("screens", event);
  }

  return {
    /** Tells each editor what is new about the screens it shows; call it every second. */
    tellPresence(): void {
      const changed = presence.takeChanged();
      if (changed.size === 0) return;
      for (const socket of editors.sockets.values()) {
        tell(
          socket,
          [...socket.data.watched].filter((id) => changed.has(id)),
        );
      }
    },

    tellChanged(event: ChangedEvent): void {
      editors.emit("changed", event);
    },

    tellProgress(progress: DeliveryProgress): void {
      editors.emit("deliveries", progress);
    },

    tellTakeover(event: TakeoverEvent): void {
      editors.emit("takeover", event);
    },

    hasEditors: (): boolean => editors.sockets.size > 0,

    endSessions(tokenHashes: readonly string[]): void {
      const ended = new Set(tokenHashes);
      for (const socket of editors.sockets.values()) if (ended.has(socket.data.session.tokenHash)) socket.disconnect(true);
    },

    /** Closes the sockets of sessions that have run out; call it every few minutes. */
    async recheckSessions(): Promise<void> {
      for (const socket of editors.sockets.values()) if (!(await socket.data.session.stillValid())) socket.disconnect(true);
    },
  };
}
