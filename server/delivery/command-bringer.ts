import type { ScreenId } from "../../domain/model/id.ts";
import type { CommandService } from "../commands/command-service.ts";
import { type PlayerSocket, type Players, screenRoom, socketsIn } from "./player-sockets.ts";

/** Brings screens what they are told to do: when it is said, and when they connect. A screen that was sent a command twice does it once. */
export class CommandBringer {
  readonly #players: Players;
  readonly #commands: Pick<CommandService, "isTold" | "take">;

  constructor(players: Players, commands: Pick<CommandService, "isTold" | "take">) {
    this.#players = players;
    this.#commands = commands;
  }

  /** To those of these screens that are there. */
  async bring(ids: readonly ScreenId[]): Promise<void> {
    for (const id of ids) for (const socket of socketsIn(this.#players, screenRoom(id))) await this.welcome(socket);
  }

  async welcome(socket: PlayerSocket): Promise<void> {
    const { id } = socket.data.screen;
    if (!this.#commands.isTold(id)) return;
    for (const command of await this.#commands.take(id)) socket.emit("command", { type: command.kind, id: command.id });
  }
}
