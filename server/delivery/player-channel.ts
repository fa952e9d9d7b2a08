import type { Namespace, Server, Socket } from "socket.io";
import {
  type Fault,
  PLAYER_UP,
  type PlayerDownEvents,
  type PlayerUpEvents,
  type ScreenCard,
  type ServerMoment,
} from "../../domain/api/player-events.ts";
import type { ContentHash, ScreenId } from "../../domain/model/id.ts";
import type { Organisation } from "../../domain/model/user.ts";
import type { Log } from "../platform/log.ts";
import { onEvents } from "../platform/realtime/on-event.ts";
import type { ChangedAudience, PlaylistService } from "../playlists/playlist-service.ts";
import type { DeviceService } from "../presence/device-service.ts";
import type { PresenceService } from "../presence/presence-service.ts";
import type { ScreenDirectory } from "../screens/screen-directory.ts";
import type { KnownScreen } from "../screens/screen-repository.ts";
import { AheadWarning } from "./ahead-warning.ts";
import type { DeliveryFigures } from "./delivery-figures.ts";
import type { Ledger } from "./ledger.ts";
import type { PlayIntake } from "./play-intake.ts";
import { type AdmittedPlayer, createAdmission } from "./player-admission.ts";
import { type WireMessage, WireMessages } from "./wire-message.ts";

interface Parts {
  readonly now: () => number;
  readonly log: Log;
  readonly playlists: PlaylistService;
  readonly presence: PresenceService;
  readonly devices: Pick<DeviceService, "heard">;
  readonly ledger: Ledger;
  readonly intake: PlayIntake;
  readonly figures: DeliveryFigures;
  readonly directory: ScreenDirectory;
  readonly readOrganisation: () => Promise<Organisation>;
}

interface PlayerData {
  screen: KnownScreen;
  /** The hash the screen is known to have, or to have been sent. */
  playlist: ContentHash | null;
  /** The revision under which the screen got what it plays; an earlier player does not say. */
  revision?: number | undefined;
  /** Since when it belongs to its audience. */
  joinedAtMs: number;
  /** The last playlist this connection was sent, and when, if it was sent to it alone. */
  sent?: ContentHash;
  sentAtMs?: number;
  quietUntilMs?: number;
}

/** A player fetches the pictures of the next minutes before it takes a playlist over. */
const TAKING_OVER_MS = 12_000;
const QUIET_MS = 60_000;
/** The book is kept a moment after a push: ten thousand entries must not hold up the last screens. */
const BOOK_AFTER_MS = 250;
/** What a paint is counted as that names no slide of its playlist. */
const HOUSE_SLIDE = "house";

/** The server's playlist messages carry a Buffer where the player gets an ArrayBuffer. */
type DownEvents = Omit<PlayerDownEvents, "playlist"> & { playlist: (message: WireMessage) => void };
type Players = Namespace<PlayerUpEvents, DownEvents, Record<never, never>, PlayerData>;
type PlayerSocket = Socket<PlayerUpEvents, DownEvents, Record<never, never>, PlayerData>;

export type PlayerChannel = ReturnType<typeof createPlayerChannel>;

const NO_HANDSHAKE = Object.freeze({ headers: {}, auth: {}, query: {} });

/** The request and its headers are a third of what a connection costs, and nobody asks for them again. */
function forgetHandshake(socket: PlayerSocket): void {
  Reflect.set(socket.conn, "request", null);
  Reflect.set(socket.client, "request", null);
  Reflect.set(socket, "handshake", NO_HANDSHAKE);
}

const audienceRoom = (key: string) => `audience:${key}`;
const screenRoom = (id: ScreenId) => `screen:${id}`;

/**
 * The screens' sockets. A push is a courtesy; the guarantee is that hashes are compared at each connection and each heartbeat, and whoever
 * differs gets the playlist it should play.
 */
export function createPlayerChannel(io: Server, parts: Parts) {
  const { now, log, playlists, presence, devices, ledger, directory } = parts;
  const players: Players = io.of("/player");
  const messages = new WireMessages();
  const ahead = new AheadWarning(now, log);
  const pushes = new Map<string, { readonly hash: ContentHash; readonly atMs: number }>();

  players.use(createAdmission(directory, parts.figures));
  players.on("connection", (socket) => {
    welcome(socket).catch((error: unknown) => {
      log.error({ err: error }, "welcome failed");
      socket.disconnect(true);
    });
  });

  async function welcome(socket: PlayerSocket): Promise<void> {
    const { screen, playlist, revision } = socket.data as AdmittedPlayer;
    socket.data.playlist = playlist;
    socket.data.revision = revision;
    socket.data.joinedAtMs = now();
    forgetHandshake(socket);
    listen(socket);
    await socket.join([audienceRoom(screen.audienceKey), screenRoom(screen.id)]);
    if (directory.isRemoved(screen.id)) return void socket.disconnect(true);
    presence.heard(screen.id);
    socket.emit("screen", await cardOf(screen));
    await repair(socket);
  }

  function listen(socket: PlayerSocket): void {
    const screenId = socket.data.screen.id;
    onEvents(
      socket as unknown as Socket,
      PLAYER_UP,
      {
        heartbeat(heartbeat): ServerMoment {
          presence.heard(screenId, heartbeat);
          socket.data.playlist = heartbeat.playlist;
          socket.data.revision = heartbeat.revision;
          if (heartbeat.playlist !== wanted(socket))
            void repair(socket).catch((error: unknown) => log.error({ err: error }, "repair failed"));
          return moment(socket);
        },
        clock: () => moment(socket),
        applied(applied) {
          if (wasGiven(socket, applied.playlist)) ledger.applied(screenId, applied);
        },
        painted(painted) {
          if (!wasGiven(socket, painted.playlist)) return;
          ledger.painted(screenId, playlists.hasSlide(painted.playlist, painted.slide) ? painted : { ...painted, slide: HOUSE_SLIDE });
        },
        plays: (batch) => parts.intake.take(screenId, wanted(socket), batch),
        fault: (fault) => tellFault(socket, fault),
        async device(report): Promise<ServerMoment> {
          await devices.heard(screenId, report);
          return moment(socket);
        },
      },
      { log, fields: { screenId }, onAnswered: parts.figures.answered },
    );
  }

  const wanted = (socket: PlayerSocket) => playlists.currentHash(socket.data.screen.audienceKey);
  const moment = (socket: PlayerSocket): ServerMoment => ({ nowMs: now(), playlist: wanted(socket) });

  /** A screen may report only on what it should play now, or was sent before. */
  const wasGiven = (socket: PlayerSocket, hash: ContentHash) => hash === wanted(socket) || hash === socket.data.sent;

  /** One line in the log for the first fault of a while; a broken screen must not fill the disk. */
  function tellFault(socket: PlayerSocket, fault: Fault): void {
    if (now() < (socket.data.quietUntilMs ?? 0)) return;
    socket.data.quietUntilMs = now() + QUIET_MS;
    log.warn({ screenId: socket.data.screen.id, ...fault }, "fault on a screen");
  }

  /** Sends the playlist the screen should have, if it has another and is not just taking it over. */
  async function repair(socket: PlayerSocket): Promise<void> {
    const playlist = await playlists.currentPlaylist(socket.data.screen.audienceKey);
    if (socket.data.playlist === playlist.hash || isAhead(socket) || isTakingOver(socket, playlist.hash)) return;
    const message = await messages.of(playlist, playlists.revision());
    if (wanted(socket) !== playlist.hash) return;
    socket.data.sentAtMs = now();
    noteSent(socket, playlist.hash, socket.data.sentAtMs);
    socket.emit("playlist", message);
  }

  /** The screen knows of later changes than this database: it would not take what is older, and somebody has to look. */
  function isAhead({ data: { screen, revision = 0 } }: PlayerSocket): boolean {
    if (revision <= playlists.revision()) return false;
    ahead.tell(screen.id);
    return true;
  }

  /** Whether the screen was sent this playlist a moment ago, by itself or with its audience. */
  function isTakingOver(socket: PlayerSocket, hash: ContentHash): boolean {
    const { sent, sentAtMs = 0, screen } = socket.data;
    const pushed = pushes.get(screen.audienceKey);
    const isPushed = pushed?.hash === hash && pushed.atMs > socket.data.joinedAtMs && now() - pushed.atMs < TAKING_OVER_MS;
    return isPushed || (sent === hash && now() - sentAtMs < TAKING_OVER_MS);
  }

  function noteSent(socket: PlayerSocket, hash: ContentHash, atMs: number): void {
    if (socket.data.sent === hash) return;
    socket.data.sent = hash;
    ledger.pushed(socket.data.screen.id, hash, atMs);
  }

  async function cardOf({ id, name, place, display }: KnownScreen): Promise<ScreenCard> {
    const organisation = await parts.readOrganisation();
    return { id, name, place, organisation: organisation.name, language: organisation.language, display };
  }

  async function move(socket: PlayerSocket, screen: KnownScreen): Promise<void> {
    const { audienceKey } = socket.data.screen;
    socket.data.screen = screen;
    if (screen.audienceKey === audienceKey) return;
    await socket.leave(audienceRoom(audienceKey));
    // What its new audience was sent before did not reach it.
    socket.data.joinedAtMs = now();
    await socket.join(audienceRoom(screen.audienceKey));
  }

  function socketsIn(room: string): PlayerSocket[] {
    const ids = players.adapter.rooms.get(room) ?? new Set();
    return [...ids].flatMap((id) => players.sockets.get(id) ?? []);
  }

  return {
    /** Sends each distinct playlist once, to all audiences that get it. */
    async push(changed: readonly ChangedAudience[]): Promise<void> {
      for (const [hash, same] of Map.groupBy(changed, ({ playlist }) => playlist.hash)) {
        const [first] = same;
        if (first === undefined) continue;
        const message = await messages.of(first.playlist, playlists.revision());
        const rooms = same.map(({ key }) => audienceRoom(key));
        const atMs = now();
        ledger.announced(hash, atMs);
        players.to(rooms).emit("playlist", message);
        for (const { key } of same) pushes.set(key, { hash, atMs });
        setTimeout(() => {
          // Whoever joined meanwhile was not reached by this push but welcomed by itself.
          for (const socket of rooms.flatMap(socketsIn)) if (socket.data.joinedAtMs < atMs) noteSent(socket, hash, atMs);
        }, BOOK_AFTER_MS).unref();
      }
    },

    /** Takes over a screen's new name, place, groups or display without a reconnection. */
    async refresh(id: ScreenId): Promise<void> {
      const screen = await directory.byId(id);
      if (screen === undefined) return;
      for (const socket of socketsIn(screenRoom(id))) {
        await move(socket, screen);
        socket.emit("screen", await cardOf(screen));
        await repair(socket);
      }
    },

    /** The organisation's name or language changed: every header shows it. */
    async refreshCards(): Promise<void> {
      // The organisation is remembered by whoever gives it, so this asks once.
      for (const socket of players.sockets.values()) socket.emit("screen", await cardOf(socket.data.screen));
    },

    /** Tells the screen that it is no longer ours and closes its socket. */
    revoke(id: ScreenId): void {
      players.to(screenRoom(id)).emit("command", { type: "revoked" });
      players.in(screenRoom(id)).disconnectSockets(true);
      ledger.forget(id);
    },

    connectedIn(audienceKeys: readonly string[]): number {
      return audienceKeys.reduce((sum, key) => sum + (players.adapter.rooms.get(audienceRoom(key))?.size ?? 0), 0);
    },

    connectedScreens(audienceKeys: readonly string[]): ReadonlySet<ScreenId> {
      return new Set(audienceKeys.flatMap((key) => socketsIn(audienceRoom(key)).map(({ data }) => data.screen.id)));
    },
  };
}
