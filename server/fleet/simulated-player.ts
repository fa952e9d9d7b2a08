import { randomUUID } from "node:crypto";
import { type Fault, type Heartbeat, PLAYER_PROTOCOL } from "../../domain/api/player-events.ts";
import { CommandKind } from "../../domain/model/command.ts";
import { CommandId, ContentHash } from "../../domain/model/id.ts";
import { Instant } from "../../domain/model/time.ts";
import type { FleetFigures } from "./fleet-figures.ts";
import type { Mishap } from "./mishap.ts";
import { PlayerLine } from "./player-line.ts";
import type { RawTarget } from "./wire/raw-client.ts";

/** A player asks for the time this often when it has joined. */
const CLOCK_QUESTIONS = 5;
const RETRY_MS = 1000;
/** As the player does: growing, spread, 15 s at most. */
const RETRY_MAX_MS = 15_000;
const DAY_MS = 86_400_000;
/** What takes a device with a helper, or glass. */
const BEYOND_IT: ReadonlySet<CommandKind> = new Set(["restart", "screenshot"]);

/**
 * A player without glass, as far as the server can tell: it joins with its token and with what it has, keeps in touch, takes playlists over, does what it is
 * told, and comes back by itself as the player does.
 */
export class SimulatedPlayer {
  readonly #target: RawTarget;
  readonly #token: string;
  readonly #figures: FleetFigures;
  readonly #random: () => number;
  readonly #instance = randomUUID();
  #run = randomUUID();
  #line: PlayerLine | null = null;
  #isJoined = false;
  #isOver = false;
  #failures = 0;
  #offsetMs = 3;
  #faults = 0;
  #revision: number | undefined;
  #playlist: ContentHash | null = null;
  #isSlow = false;
  #timer: NodeJS.Timeout | undefined;
  #mending: NodeJS.Timeout | undefined;

  constructor(target: RawTarget, token: string, figures: FleetFigures, random: () => number) {
    this.#target = target;
    this.#token = token;
    this.#figures = figures;
    this.#random = random;
  }

  get isJoined(): boolean {
    return this.#isJoined;
  }

  get playlist(): ContentHash | null {
    return this.#playlist;
  }

  connect(): void {
    if (this.#isOver) return;
    this.#line = new PlayerLine(this.#target, () => this.#auth(), {
      onJoined: () => this.#joined(),
      onRefused: (reason) => this.#figures.refused(reason),
      onEvent: (beginning) => this.#take(beginning),
      onClosed: () => this.#closed(),
    });
  }

  /** Every 15 s, by whoever looks after all of them. */
  beat(): void {
    if (!this.#isJoined) return;
    const isOwnFault = this.#isSlow;
    this.#line?.ask("heartbeat", this.#heartbeat(), (ms) => isOwnFault || this.#figures.acknowledged(ms));
  }

  /** @param lastsMs how long it takes until all is well again */
  suffer(mishap: Mishap, lastsMs: number): void {
    const line = this.#line;
    if (!this.#isJoined || line === null) return;
    this.#figures.suffered(mishap);
    if (mishap === "cut") line.destroy();
    else if (mishap === "silent") this.#fallSilent(line, lastsMs);
    else if (mishap === "slow") this.#stopReading(line, lastsMs);
    else if (mishap === "fault") this.#complain();
    else this.#offsetMs = (this.#random() - 0.5) * DAY_MS;
  }

  #fallSilent(line: PlayerLine, lastsMs: number): void {
    line.fallSilent();
    this.#leave();
    this.#mending = setTimeout(() => line.destroy(), lastsMs);
  }

  #stopReading(line: PlayerLine, lastsMs: number): void {
    line.stopReading();
    this.#isSlow = true;
    this.#mending = setTimeout(() => {
      line.readOn();
      this.#isSlow = false;
    }, lastsMs);
  }

  /** For good. */
  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#mending);
    this.#line?.destroy();
  }

  #auth(): object {
    return { token: this.#token, protocol: PLAYER_PROTOCOL, ...this.#had, instance: this.#instance, run: this.#run };
  }

  get #had(): Pick<Heartbeat, "playlist" | "revision"> {
    return { playlist: this.#playlist, ...(this.#revision === undefined ? {} : { revision: this.#revision }) };
  }

  #heartbeat(): Heartbeat {
    return {
      ...this.#had,
      untilMs: Instant.parse(Date.now() + DAY_MS),
      panel: "unknown",
      slide: "house",
      state: "live",
      offsetMs: this.#offsetMs,
      faults: this.#faults,
      storageBytes: 1_200_000,
      viewport: "1920x1080@1",
      engine: "Chromium 153",
    };
  }

  #joined(): void {
    this.#isJoined = true;
    this.#failures = 0;
    this.#figures.joined();
    this.#askTime(CLOCK_QUESTIONS);
  }

  #askTime(left: number): void {
    if (left === 0) this.beat();
    else this.#line?.ask("clock", {}, () => this.#askTime(left - 1));
  }

  #take(beginning: string): void {
    const [, hash, revision] = /^\["playlist",\{"hash":"([0-9a-f]{64})"(?:,"revision":(\d+))?/.exec(beginning) ?? [];
    if (hash !== undefined) this.#takeOver(ContentHash.parse(hash), revision === undefined ? undefined : Number(revision));
    const [, order = "", id = ""] = beginning.startsWith('["command"') ? orderIn(beginning) : [];
    const kind = CommandKind.safeParse(order);
    if (kind.success) this.#obey(kind.data, CommandId.parse(id));
  }

  #takeOver(hash: ContentHash, revision: number | undefined): void {
    if (hash === this.#playlist) return;
    this.#playlist = hash;
    this.#revision = revision;
    this.#figures.playlist();
    const atMs = Instant.parse(Date.now());
    this.#line?.tell("applied", { playlist: hash, atMs });
    this.#line?.tell("painted", { playlist: hash, slide: "house", atMs });
  }

  #obey(kind: CommandKind, id: CommandId): void {
    this.#figures.obeyed();
    if (kind === "reload") this.#run = randomUUID();
    this.#line?.tell("obeyed", { id, outcome: BEYOND_IT.has(kind) ? "unsupported" : "done" });
  }

  #complain(): void {
    this.#faults += 1;
    const fault: Fault = { kind: "media", slide: null, message: "a simulated fault" };
    this.#line?.tell("fault", fault);
  }

  #leave(): void {
    if (this.#isJoined) this.#figures.left();
    this.#isJoined = false;
  }

  #closed(): void {
    this.#leave();
    this.#isSlow = false;
    clearTimeout(this.#mending);
    this.#line = null;
    if (this.#isOver) return;
    const spreadMs = Math.min(RETRY_MS * 2 ** ++this.#failures, RETRY_MAX_MS);
    this.#timer = setTimeout(() => this.connect(), this.#random() * spreadMs);
  }
}

/** Kind and id of a command, whichever comes first. */
function orderIn(beginning: string): readonly string[] {
  const order = /"type":"(\w+)"/.exec(beginning)?.[1] ?? "";
  return ["", order, /"id":"([\w-]+)"/.exec(beginning)?.[1] ?? ""];
}
