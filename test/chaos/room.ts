import sharp from "sharp";
import { Playlist } from "../../domain/model/playlist.ts";
import { showingAt } from "../../domain/programme/playback.ts";
import { FastTime } from "../browser/fast-time.ts";
import { playlistOf } from "../browser/player-playlists.ts";
import { PlayerServer } from "../browser/player-server.ts";
import { Dice } from "./dice.ts";
import { Kiosk } from "./kiosk.ts";
import { Programme } from "./programme.ts";
import { type Fact, type Seen, traceGlass } from "./trace.ts";

/** Ten seconds are over in one: faster, and drawing a slide on a busy machine would take longer than the player waits for it. */
export const FACTOR = 10;
const PING_REAL_MS = 1000;
/** After this much quiet everything must be as if nothing had happened: a line comes back within half a minute, files are asked for once a minute. */
const SETTLED_MS = 150_000;
const WRONG_CLOCK_MS = 3000;
/** A kiosk tries again and again to open its page. */
const AGAIN_MS = 10_000;
/** A picture whose pixels differ less than this is one colour. */
const ONE_COLOUR = 1;
const NOTHING = Playlist.parse(playlistOf([]));

/** What is wrong although nothing has happened for a while. */
export interface Unsettled {
  readonly after: string;
  readonly complaint: string;
}

/** Something that happens to a screen. When it resolves, it is over, unless it says otherwise. */
export interface Happening {
  readonly name: string;
  /** How often it comes, compared with the others. */
  readonly weight: number;
  readonly happen: (room: Room) => Promise<void>;
}

/** One screen, its server, and everything that can happen to them. */
export class Room {
  readonly dice: Dice;
  readonly time = new FastTime(FACTOR);
  readonly server: PlayerServer;
  readonly kiosk: Kiosk;
  readonly programme: Programme;
  readonly facts: Fact[] = [];
  readonly unsettled: Unsettled[] = [];
  readonly happened: { readonly name: string; readonly realMs: number }[] = [];
  private readonly startMs = this.time.nowMs();

  private constructor(seed: number, kiosk: Kiosk) {
    this.dice = new Dice(seed);
    this.kiosk = kiosk;
    this.server = new PlayerServer({ nowMs: this.time.nowMs, pingEveryMs: PING_REAL_MS });
    this.programme = new Programme(this.dice, this.server);
  }

  /** A screen that is paired and plays. */
  static async open(seed: number): Promise<Room> {
    const room = new Room(seed, await Kiosk.make());
    await room.server.up();
    room.server.claim();
    await room.push({ pictures: 2 });
    await room.switchOn();
    await room.server.hear("painted");
    await room.kiosk.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    return room;
  }

  async close(): Promise<void> {
    await this.kiosk.throwAway();
    await this.server.down();
  }

  /** How much time has passed for the screen. */
  get passedMs(): number {
    return this.time.nowMs() - this.startMs;
  }

  async switchOn(): Promise<void> {
    await this.kiosk.on(async (context, page) => {
      await this.time.hasten(context);
      await this.time.hastenAnimations(page);
      await traceGlass(context, FACTOR, (fact) => this.facts.push(fact));
    });
    while (!(await this.opens())) await this.pass(AGAIN_MS);
  }

  /** Without a server it is the service worker that has the page. */
  private async opens(): Promise<boolean> {
    try {
      await this.kiosk.page.goto(`${this.server.origin}/play`, { waitUntil: "commit" });
      return true;
    } catch (error) {
      this.unsettled.push({
        after: this.happened
          .slice(-3)
          .map(({ name }) => name)
          .join(", "),
        complaint: String(error).split("\n")[0] ?? "",
      });
      return false;
    }
  }

  async reload(): Promise<void> {
    await this.kiosk.page.reload({ waitUntil: "commit" });
  }

  /** From now on the screen should play another playlist. */
  async push(wish: { readonly pictures?: number; readonly urgent?: boolean }): Promise<void> {
    const playlist = await this.programme.next(this.time.nowMs(), wish);
    this.server.revision = this.programme.revision;
    this.server.push(playlist, this.dice.chance(0.5) ? "json" : "gzip");
  }

  /** Time goes by, as the screen sees it. */
  pass(ms: number): Promise<void> {
    return new Promise((over) => setTimeout(over, this.time.realMs(ms)));
  }

  /** This happens; now and then it stays quiet afterwards until everything must have settled. */
  async happen(fault: Happening): Promise<void> {
    this.happened.push({ name: fault.name, realMs: Date.now() });
    await fault.happen(this);
    if (!this.dice.chance(0.2)) return this.pass(this.dice.between(2, 40) * 1000);
    await this.pass(SETTLED_MS);
    await this.examine(fault.name);
  }

  /** @throws nothing: what is wrong is written down */
  async examine(after: string): Promise<void> {
    const seen = this.facts.findLast((fact): fact is Seen => "shown" in fact);
    const picture = await sharp(await this.kiosk.page.screenshot()).stats();
    const aheadMs = (seen?.nowMs ?? 0) - (this.time.nowMs() - (Date.now() - (seen?.realMs ?? 0)) * FACTOR);
    const applied = this.server.heard.findLast(({ type }) => type === "applied");
    const complaints = [
      seen?.playlist === this.programme.name ? null : `it has ${String(seen?.playlist)}, and should have ${this.programme.name}`,
      Math.abs(aheadMs) < WRONG_CLOCK_MS ? null : `its clock is ${aheadMs.toFixed(0)} ms ahead`,
      this.lacksPicture(seen) ? "the slide whose turn it is has no picture" : null,
      seen?.isSafe ? "it is in safe mode" : null,
      applied === undefined ? "it never said that it applied a playlist" : null,
      seen?.shown !== "off" && picture.channels.every(({ stdev }) => stdev < ONE_COLOUR) ? "there is nothing to see" : null,
    ];
    this.unsettled.push(...complaints.flatMap((complaint) => (complaint === null ? [] : [{ after, complaint }])));
  }

  /** Files are opened some minutes before their turn; those of other hours only have to be in store. */
  private lacksPicture({ playlist, nowMs, missing }: Partial<Seen> = {}): boolean {
    const showing = showingAt(this.programme.made.get(playlist ?? "") ?? NOTHING, nowMs ?? 0);
    if (showing.kind !== "slide") return false;
    return showing.turn.slide.pictures.some(({ renditions }) => renditions.some(({ hash }) => missing?.includes(hash)));
  }
}
