import type { ContentHash } from "../../domain/model/id.ts";
import type { Log } from "../platform/log.ts";
import type { ChangedAudience, PlaylistService } from "../playlists/playlist-service.ts";
import { AheadWarning } from "./ahead-warning.ts";
import type { Ledger } from "./ledger.ts";
import { audienceRoom, type PlayerSocket, type Players, socketsIn } from "./player-sockets.ts";
import { WireMessages } from "./wire-message.ts";

interface Parts {
  readonly now: () => number;
  readonly log: Log;
  readonly playlists: PlaylistService;
  readonly ledger: Ledger;
}

/** A player fetches the pictures of the next minutes before it takes a playlist over. */
const TAKING_OVER_MS = 12_000;
/** The book is kept a moment after a push: ten thousand entries must not hold up the last screens. */
const BOOK_AFTER_MS = 250;

/** Sends playlists: to whole audiences when something changed, to one screen when it has another than it should. */
export class PlaylistSender {
  readonly #players: Players;
  readonly #parts: Parts;
  readonly #messages = new WireMessages();
  readonly #ahead: AheadWarning;
  readonly #pushes = new Map<string, { readonly hash: ContentHash; readonly atMs: number }>();

  constructor(players: Players, parts: Parts) {
    this.#players = players;
    this.#parts = parts;
    this.#ahead = new AheadWarning(parts.now, parts.log);
  }

  /** The playlist a screen should play now. */
  wanted({ data: { screen } }: PlayerSocket): ContentHash | null {
    return this.#parts.playlists.currentHash(screen.audienceKey);
  }

  /** A screen may report only on what it should play now, or was sent before. */
  wasGiven(socket: PlayerSocket, hash: ContentHash): boolean {
    return hash === this.wanted(socket) || hash === socket.data.sent;
  }

  /** The screen knows of later changes than this database: it would not take what is older, and somebody has to look. */
  isAhead({ data: { screen, revision = 0 } }: PlayerSocket): boolean {
    if (revision <= this.#parts.playlists.revision()) return false;
    this.#ahead.tell(screen.id);
    return true;
  }

  /** Sends each distinct playlist once, to all audiences that get it. */
  async push(changed: readonly ChangedAudience[]): Promise<void> {
    const { now, playlists, ledger } = this.#parts;
    for (const [hash, same] of Map.groupBy(changed, ({ playlist }) => playlist.hash)) {
      const [first] = same;
      if (first === undefined) continue;
      const message = await this.#messages.of(first.playlist, playlists.revision());
      const rooms = same.map(({ key }) => audienceRoom(key));
      const atMs = now();
      ledger.announced(hash, atMs);
      this.#players.to(rooms).emit("playlist", message);
      for (const { key } of same) this.#pushes.set(key, { hash, atMs });
      setTimeout(() => {
        // Whoever joined meanwhile was not reached by this push but welcomed by itself.
        for (const socket of rooms.flatMap((room) => socketsIn(this.#players, room)))
          if (socket.data.joinedAtMs < atMs) this.#noteSent(socket, hash, atMs);
      }, BOOK_AFTER_MS).unref();
    }
  }

  /** Sends the playlist the screen should have, if it has another and is not just taking it over. */
  async repair(socket: PlayerSocket): Promise<void> {
    const { now, playlists } = this.#parts;
    const playlist = await playlists.currentPlaylist(socket.data.screen.audienceKey);
    if (socket.data.playlist === playlist.hash || this.isAhead(socket) || this.#isTakingOver(socket, playlist.hash)) return;
    const message = await this.#messages.of(playlist, playlists.revision());
    if (this.wanted(socket) !== playlist.hash) return;
    socket.data.sentAtMs = now();
    this.#noteSent(socket, playlist.hash, socket.data.sentAtMs);
    socket.emit("playlist", message);
  }

  /** Whether the screen was sent this playlist a moment ago, by itself or with its audience. */
  #isTakingOver({ data: { sent, sentAtMs = 0, screen, joinedAtMs } }: PlayerSocket, hash: ContentHash): boolean {
    const nowMs = this.#parts.now();
    const pushed = this.#pushes.get(screen.audienceKey);
    const isPushed = pushed?.hash === hash && pushed.atMs > joinedAtMs && nowMs - pushed.atMs < TAKING_OVER_MS;
    return isPushed || (sent === hash && nowMs - sentAtMs < TAKING_OVER_MS);
  }

  #noteSent({ data }: PlayerSocket, hash: ContentHash, atMs: number): void {
    if (data.sent === hash) return;
    data.sent = hash;
    this.#parts.ledger.pushed(data.screen.id, hash, atMs);
  }
}
