import type { DisconnectReason, Server, Socket } from "socket.io";
import { type Fault, PLAYER_UP, type ScreenCard, type ServerMoment } from "../../domain/api/player-events.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Organisation } from "../../domain/model/user.ts";
import type { CommandService } from "../commands/command-service.ts";
import type { Log } from "../platform/log.ts";
import type { News } from "../platform/news.ts";
import { onEvents } from "../platform/realtime/on-event.ts";
import type { ChangedAudience, PlaylistService } from "../playlists/playlist-service.ts";
import type { DeviceService } from "../presence/device-service.ts";
import type { FaultBook } from "../presence/fault-book.ts";
import type { PresenceService } from "../presence/presence-service.ts";
import type { ScreenDirectory } from "../screens/screen-directory.ts";
import type { KnownScreen } from "../screens/screen-repository.ts";
import { createCloneGate } from "./clone-gate.ts";
import { CommandBringer } from "./command-bringer.ts";
import type { DeliveryFigures } from "./delivery-figures.ts";
import type { Ledger } from "./ledger.ts";
import type { PlayIntake } from "./play-intake.ts";
import { type AdmittedPlayer, createAdmission } from "./player-admission.ts";
import { audienceRoom, forgetHandshake, type PlayerSocket, type Players, screenRoom, socketsIn } from "./player-sockets.ts";
import { PlaylistSender } from "./playlist-sender.ts";

interface Parts {
  readonly now: () => number;
  readonly log: Log;
  readonly news: Pick<News, "tell">;
  readonly playlists: PlaylistService;
  readonly presence: PresenceService;
  readonly devices: Pick<DeviceService, "heard">;
  readonly faults: Pick<FaultBook, "note">;
  readonly commands: Pick<CommandService, "isTold" | "take" | "answered">;
  readonly ledger: Ledger;
  readonly intake: PlayIntake;
  readonly figures: DeliveryFigures;
  readonly directory: ScreenDirectory;
  readonly readOrganisation: () => Promise<Organisation>;
}

const QUIET_MS = 60_000;
/** What a paint is counted as that names no slide of its playlist. */
const HOUSE_SLIDE = "house";

export type PlayerChannel = ReturnType<typeof createPlayerChannel>;

/**
 * The screens' sockets. A push is a courtesy; the guarantee is that hashes are compared at each connection and each heartbeat, and whoever
 * differs gets the playlist it should play.
 */
export function createPlayerChannel(io: Server, parts: Parts) {
  const { now, log, playlists, presence, devices, ledger, directory } = parts;
  const players: Players = io.of("/player");
  const sender = new PlaylistSender(players, parts);
  const bringer = new CommandBringer(players, parts.commands);
  const clones = createCloneGate(parts);

  players.use(createAdmission(directory, parts.figures));
  players.use((socket, next) => void clones.enter(socket, next).catch(next));
  players.on("connection", (socket) => {
    welcome(socket).catch((error: unknown) => {
      log.error({ err: error }, "welcome failed");
      socket.disconnect(true);
    });
  });

  async function welcome(socket: PlayerSocket): Promise<void> {
    const { screen, tokenHash } = socket.data as AdmittedPlayer;
    delete socket.data.tokenHash;
    socket.data.joinedAtMs = now();
    forgetHandshake(socket);
    listen(socket);
    socket.on("disconnect", onLeave);
    await socket.join([audienceRoom(screen.audienceKey), screenRoom(screen.id)]);
    // It may have been unpaired or replaced while it was admitted; from here on whoever does that finds it in its room.
    if ((await directory.byToken(tokenHash))?.id !== screen.id) return void socket.disconnect(true);
    presence.heard(screen.id);
    socket.emit("screen", await cardOf(screen));
    await sender.repair(socket);
    await bringer.welcome(socket);
  }

  function listen(socket: PlayerSocket): void {
    const screenId = socket.data.screen.id;
    onEvents(
      socket as unknown as Socket,
      PLAYER_UP,
      {
        heartbeat(heartbeat): ServerMoment {
          clones.heard(socket);
          socket.data.playlist = heartbeat.playlist;
          socket.data.revision = heartbeat.revision;
          const isOther = heartbeat.playlist !== sender.wanted(socket);
          presence.heard(screenId, heartbeat, isOther && !sender.isAhead(socket));
          if (isOther) void sender.repair(socket).catch((error: unknown) => log.error({ err: error }, "repair failed"));
          return moment(socket);
        },
        clock() {
          clones.heard(socket);
          return moment(socket);
        },
        applied(applied) {
          if (sender.wasGiven(socket, applied.playlist)) ledger.applied(screenId, applied);
        },
        painted(painted) {
          if (!sender.wasGiven(socket, painted.playlist)) return;
          ledger.painted(screenId, playlists.hasSlide(painted.playlist, painted.slide) ? painted : { ...painted, slide: HOUSE_SLIDE });
        },
        obeyed: (answer) => parts.commands.answered(screenId, answer),
        plays: (batch) => parts.intake.take(screenId, sender.wanted(socket), batch),
        fault(fault) {
          presence.faulted(screenId, fault.kind);
          parts.faults.note(screenId, fault);
          tellFault(socket, fault);
        },
        async device(report): Promise<ServerMoment> {
          await devices.heard(screenId, report);
          return moment(socket);
        },
      },
      { log, fields: { screenId }, onAnswered: parts.figures.answered },
    );
  }

  /** A page that is closed and a device that is shut down close their line themselves; a network that fails does not. */
  function onLeave(this: PlayerSocket, reason: DisconnectReason): void {
    const { id } = this.data.screen;
    clones.left(this);
    const isOwnDoing = reason === "transport close" || reason === "client namespace disconnect";
    if (isOwnDoing && !players.adapter.rooms.has(screenRoom(id))) presence.left(id);
  }

  const moment = (socket: PlayerSocket): ServerMoment => ({ nowMs: now(), playlist: sender.wanted(socket) });

  /** One line in the log for the first fault of a while; a broken screen must not fill the disk. */
  function tellFault(socket: PlayerSocket, fault: Fault): void {
    if (now() < (socket.data.quietUntilMs ?? 0)) return;
    socket.data.quietUntilMs = now() + QUIET_MS;
    log.warn({ screenId: socket.data.screen.id, ...fault }, "fault on a screen");
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

  async function refreshOne(id: ScreenId): Promise<void> {
    const screen = await directory.byId(id);
    if (screen === undefined) return;
    for (const socket of socketsIn(players, screenRoom(id))) {
      await move(socket, screen);
      socket.emit("screen", await cardOf(screen));
      await sender.repair(socket);
    }
  }

  return {
    bring: (ids: readonly ScreenId[]): Promise<void> => bringer.bring(ids),

    push: (changed: readonly ChangedAudience[]): Promise<void> => sender.push(changed),

    /** Takes over screens' new names, places, groups or displays without a reconnection. */
    async refresh(ids: readonly ScreenId[]): Promise<void> {
      for (const id of ids) if (players.adapter.rooms.has(screenRoom(id))) await refreshOne(id);
    },

    /** The organisation's name or language changed: every header shows it. */
    async refreshCards(): Promise<void> {
      // The organisation is remembered by whoever gives it, so this asks once.
      for (const socket of players.sockets.values()) socket.emit("screen", await cardOf(socket.data.screen));
    },

    /** Tells the device that is the screen just now that it is not any more, and closes its socket. */
    revoke(id: ScreenId): void {
      players.to(screenRoom(id)).emit("command", { type: "revoked" });
      players.in(screenRoom(id)).disconnectSockets(true);
      clones.forget(id);
    },

    connectedIn(audienceKeys: readonly string[]): number {
      return audienceKeys.reduce((sum, key) => sum + (players.adapter.rooms.get(audienceRoom(key))?.size ?? 0), 0);
    },

    connectedScreens(audienceKeys: readonly string[]): ReadonlySet<ScreenId> {
      return new Set(audienceKeys.flatMap((key) => socketsIn(players, audienceRoom(key)).map(({ data }) => data.screen.id)));
    },
  };
}
