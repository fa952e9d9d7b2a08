import type { Namespace, Socket } from "socket.io";
import type { PlayerDownEvents, PlayerUpEvents } from "../../domain/api/player-events.ts";
import type { ContentHash, ScreenId } from "../../domain/model/id.ts";
import type { KnownScreen } from "../screens/screen-repository.ts";
import type { Line } from "./clone-watch.ts";
import type { WireMessage } from "./wire-message.ts";

/** What is known of one connection of a screen. */
interface PlayerData {
  screen: KnownScreen;
  /** The hash the screen is known to have, or to have been sent. */
  playlist: ContentHash | null;
  /** The revision under which the screen got what it plays; an earlier player does not say. */
  revision?: number | undefined;
  /** By which token it was admitted, until it is welcome. */
  tokenHash?: string;
  /** The names it gives itself; an earlier player has none. */
  run?: string | undefined;
  /** Who is there, if it names itself. */
  line?: Line;
  /** Since when it belongs to its audience. */
  joinedAtMs: number;
  /** The last playlist this connection was sent, and when, if it was sent to it alone. */
  sent?: ContentHash;
  sentAtMs?: number;
  quietUntilMs?: number;
}

/** The server's playlist messages carry a Buffer where the player gets an ArrayBuffer. */
type DownEvents = Omit<PlayerDownEvents, "playlist"> & { playlist: (message: WireMessage) => void };
export type Players = Namespace<PlayerUpEvents, DownEvents, Record<never, never>, PlayerData>;
export type PlayerSocket = Socket<PlayerUpEvents, DownEvents, Record<never, never>, PlayerData>;

/** Everybody who gets the same playlist. */
export const audienceRoom = (key: string) => `audience:${key}`;
/** The connections of one screen: one, unless two devices claim to be it. */
export const screenRoom = (id: ScreenId) => `screen:${id}`;

export function socketsIn(players: Players, room: string): PlayerSocket[] {
  const ids = players.adapter.rooms.get(room) ?? new Set();
  return [...ids].flatMap((id) => players.sockets.get(id) ?? []);
}

const NO_HANDSHAKE = Object.freeze({ headers: {}, auth: {}, query: {} });

/** The request and its headers are a third of what a connection costs, and nobody asks for them again. */
export function forgetHandshake(socket: PlayerSocket): void {
  Reflect.set(socket.conn, "request", null);
  Reflect.set(socket.client, "request", null);
  Reflect.set(socket, "handshake", NO_HANDSHAKE);
}
