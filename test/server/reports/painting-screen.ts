import { once } from "node:events";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { ContentHash } from "../../../domain/model/id.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { showingAt } from "../../../domain/programme/playback.ts";
import { nameOf } from "../../../domain/programme/scheduled-plays.ts";
import { Plays } from "../../../player/plays/plays.ts";
import { Disk } from "../../player/plays/bench-screen.ts";
import type { HandClock, PlayingScreen } from "../plays/plays-world.ts";

/** Hours pass in a second here, and the server cuts off whoever sends too often: so this sends more rarely than a screen does. */
const TICK_MS = 30 * 60_000;
const LOOK_MS = 60_000;

/** The player's own counting on a screen that paints exactly what its playlist says, as fast as the clock of the test is moved. */
export class PaintingScreen {
  readonly #clock: HandClock;
  readonly #screen: PlayingScreen;
  readonly #plays: Plays;
  #hash: ContentHash;
  #playlist: Playlist;
  #tickedMs: number;

  constructor(screen: PlayingScreen, clock: HandClock) {
    this.#clock = clock;
    this.#screen = screen;
    this.#hash = screen.hash;
    this.#playlist = screen.playlist;
    this.#tickedMs = clock.nowMs;
    this.#plays = new Plays(
      {
        monotonicMs: () => clock.nowMs,
        nowMs: clock.now,
        isVisible: () => true,
        panel: () => "unknown",
        send: async (batch) => ({ sequence: await screen.send(batch) }),
      },
      new Disk(),
    );
  }

  /** Does something that changes what hangs here, and takes the new playlist over at once. */
  async after(change: () => Promise<unknown>): Promise<void> {
    const given = once(this.#screen.socket as never, "playlist") as Promise<[PlaylistMessage]>;
    await change();
    const [message] = await given;
    if (!("json" in message)) throw new Error("The playlist was too long for this test");
    this.#hash = message.hash;
    this.#playlist = Playlist.parse(JSON.parse(message.json));
    this.#screen.socket.emit("applied", { playlist: message.hash, atMs: this.#clock.nowMs as never });
    await this.#screen.socket.emitWithAck("clock", {});
  }

  /** Paints for a while. */
  async paint(ms: number): Promise<void> {
    const untilMs = this.#clock.nowMs + ms;
    while (this.#clock.nowMs < untilMs) {
      const { nowMs } = this.#clock;
      const showing = showingAt(this.#playlist, nowMs);
      this.#plays.painted(nameOf(showing), this.#hash);
      this.#clock.nowMs = Math.min(untilMs, showing.untilMs, nowMs + LOOK_MS, this.#tickedMs + TICK_MS);
      if (this.#clock.nowMs - this.#tickedMs >= TICK_MS) await this.#tick();
    }
  }

  /** Sends what is left. */
  async finish(): Promise<void> {
    this.#plays.settle();
    for (let tick = 0; tick < 3; tick++) await this.#tick();
  }

  async #tick(): Promise<void> {
    this.#tickedMs = this.#clock.nowMs;
    await this.#plays.tick();
  }
}
