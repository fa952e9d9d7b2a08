import type { Command, Heartbeat, PlaylistMessage, ScreenCard } from "../domain/api/player-events.ts";
import type { Playlist } from "../domain/model/playlist.ts";
import type { PlayerState } from "../domain/model/screen.ts";
import type { Instant } from "../domain/model/time.ts";
import { showingAt } from "../domain/programme/playback.ts";
import { engineText, storageBytes, viewportText } from "./device.ts";
import { deviceReport } from "./health/device-report.ts";
import { Connection } from "./line/connection.ts";
import { instant, screenCard } from "./line/message-shapes.ts";
import { fetchPlaylist } from "./line/playlist-fetch.ts";
import { Telling } from "./line/telling.ts";
import { MediaCache } from "./media/media-cache.ts";
import { MediaKeeper } from "./media/media-keeper.ts";
import { forget, recall, remember } from "./own-storage.ts";
import { displayOf } from "./panel/picture-place.ts";
import { pixelsOfWindow } from "./panel/place.ts";
import { type ReadPlaylist, readPlaylist, recallPlaylist, rememberPlaylist } from "./playlist/playlist-reader.ts";
import { Plays } from "./plays/plays.ts";
import { Obedience } from "./remote/obedience.ts";
import { remoteHands } from "./remote/remote-hands.ts";
import type { ScreenHost } from "./screen-host.ts";
import { read, readJson } from "./shape.ts";
import { adoptUpdate, lookForUpdate } from "./shell/service-worker.ts";
import { askEngine } from "./slides/rendition.ts";
import { fetchTypefaces } from "./stage/typefaces.ts";
import { ServerClock } from "./time/clock.ts";
import { ClockMemory } from "./time/clock-memory.ts";
import { wallMs } from "./time/wall-time.ts";

/** A correction smaller than this is not worth looking at the programme again. */
const NOTICEABLE_MS = 20;

/** So long a page that has just begun shows nothing while it looks for what hung there: a house slide first would only hold that up. */
const MOMENT_MS = 1000;

/** What a paired browser does: it plays what it has, listens for news, and reports. What it knows it keeps, so that it starts and plays without a server. */
export class ScreenRun {
  private readonly token: string;
  private readonly host: ScreenHost;
  private ownCard = readJson(screenCard, recall("aushang.card"));
  private current: ReadPlaylist | null = null;
  /** Only what is certain is shown. */
  private isSafe = false;
  private readonly telling = new Telling(() => this.connection);
  private readonly paints = this.telling.paints;
  private storageBytes: number | null = null;
  private reading = 0;
  private isOver = false;
  private isBegun = false;
  private connection: Connection | null = null;
  private readonly clockMemory = new ClockMemory();
  private readonly clock = new ServerClock({ monotonicMs: () => performance.now(), wallMs: () => Date.now() }, this.clockMemory.remembered);
  private readonly media = new MediaCache();
  private readonly keeper = new MediaKeeper(this.media, {
    nowMs: () => this.clock.nowMs(),
    box: () => pixelsOfWindow(displayOf(this.ownCard)),
    onArrived: () => this.host.stage()?.refresh(),
    onMissing: (message) => this.fault("media", null, message),
  });
  readonly nowMs = (): number => this.clock.nowMs();
  private readonly plays = new Plays({
    monotonicMs: () => performance.now(),
    nowMs: this.nowMs,
    isVisible: () => !document.hidden,
    panel: () => this.host.panel(),
    send: async (batch) => this.connection?.sendPlays(batch),
  });
  readonly mediaUrl = this.media.url;
  private readonly obedience: Obedience;

  constructor(token: string, host: ScreenHost) {
    this.token = token;
    this.host = host;
    const hands = remoteHands({ token, identify: host.identify, restart: host.restart, fetchAgain: () => this.fetchAgain() });
    this.obedience = new Obedience(hands, (obeyed) => this.connection?.reportObeyed(obeyed));
  }

  get card(): ScreenCard | null {
    return this.ownCard;
  }

  /** The same object as long as nothing changes: to the stage another one is another playlist. */
  get programme(): Playlist | null {
    if (!this.current) return null;
    return this.isSafe ? this.current.safe : this.current.playlist;
  }

  /** A takeover hangs there: nothing may come between. */
  get isUrgentNow(): boolean {
    return this.paints.isTakeover;
  }

  /** The screen is dark, as it should be. */
  get isDark(): boolean {
    return this.paints.onGlass === "off";
  }

  /** What the clock on the wall reads. */
  get wallMs(): number {
    return wallMs(this.current?.playlist.zoneOffsets ?? [], this.nowMs(), -new Date().getTimezoneOffset());
  }

  get unplayable(): ReadPlaylist["unplayable"] | null {
    return this.current?.unplayable ?? null;
  }

  /** First what we have, then the line: a wall is never blank because of a slow server. */
  async start(): Promise<void> {
    const waited = setTimeout(() => this.begin(), MOMENT_MS);
    const [kept] = await Promise.all([recallPlaylist(), askEngine()]);
    if (kept && !this.isOver) {
      if (!this.isUrgent(kept)) await this.keeper.prepare(kept.playlist);
      this.apply(kept);
    }
    clearTimeout(waited);
    if (this.isOver) return;
    this.begin();
    this.plays.start();
    this.connect();
  }

  /** Whether there is something to show, or nothing worth waiting for. */
  get hasBegun(): boolean {
    return this.isBegun;
  }

  private begin(): void {
    this.isBegun = true;
    this.host.onChange();
  }

  stop(): void {
    this.isOver = true;
    this.reading++;
    this.connection?.close();
    this.keeper.stop();
    this.plays.stop();
  }

  /** Nothing of the screen it was stays. */
  private unpair(): void {
    this.stop();
    forget("aushang.token");
    forget("aushang.card");
    forget("aushang.playlist");
    void this.media.keepOnly(new Set());
    this.plays.forgetAll();
    this.host.onUnpaired();
  }

  private connect(): void {
    this.connection = new Connection(
      {
        token: this.token,
        playlist: () => this.current?.hash ?? null,
        revision: () => this.current?.revision ?? 0,
        heartbeat: () => this.heartbeat(),
        device: () => deviceReport(this.clock.offsetMs()),
        monotonicMs: () => performance.now(),
      },
      {
        onConnected: (isConnected) => this.connected(isConnected),
        onPlaylist: (message) => void this.receive(message),
        onCard: (card) => this.introduce(card),
        onCommand: (command) => this.obey(command),
        onSample: (sample) => this.setClock(this.clock.observe(sample)),
        onTokenRefused: () => this.unpair(),
        onForeignServer: () => void adoptUpdate().then(lookForUpdate),
        onNonsense: (message) => this.fault("internal", null, message),
      },
    );
  }

  private connected(isConnected: boolean): void {
    this.host.onConnected(isConnected);
    if (!isConnected) return;
    this.clock.forgetSamples();
    this.keeper.retry();
    this.telling.tell();
    void lookForUpdate();
  }

  private async receive(message: PlaylistMessage): Promise<void> {
    if (message.hash === this.current?.hash) return this.confirm(message);
    if (this.isOlder(message)) return this.fault("playlist", null, "an older playlist came; the newer one stays");
    const reading = ++this.reading;
    try {
      const read = await readPlaylist(message);
      if (!this.isUrgent(read)) await this.keeper.prepare(read.playlist);
      // A newer one overtook this one while its pictures came.
      if (reading === this.reading) this.apply(read);
    } catch (error) {
      this.fault("playlist", null, String(error));
    }
  }

  /** It was overtaken on its way, or comes from a server that was put back to an old state. */
  private isOlder({ revision = Number.POSITIVE_INFINITY }: PlaylistMessage): boolean {
    return this.current !== null && revision < this.current.revision;
  }

  /** What is played is still right under a later revision. */
  private confirm({ revision = 0 }: PlaylistMessage): void {
    if (!this.current || revision <= this.current.revision) return;
    this.current = { ...this.current, revision };
    rememberPlaylist(this.current);
  }

  /** A takeover waits for no pictures, and neither does its end. */
  private isUrgent({ playlist }: ReadPlaylist): boolean {
    return this.paints.isTakeover || showingAt(playlist, this.clock.nowMs()).kind === "takeover";
  }

  private apply(read: ReadPlaylist): void {
    this.current = read;
    this.host.onChange();
    this.telling.faults.startAnew();
    if (!rememberPlaylist(read)) this.fault("storage", null, "no room to keep the playlist");
    this.connection?.reportApplied(read.hash, this.instant());
    for (const [slide, message] of read.unplayable) this.fault("slide", slide, message);
    this.keeper.tend(read.playlist);
    void this.host.drawn().then(() => fetchTypefaces(this.host.stage(), read.json));
  }

  /** This is on the glass now. */
  painted(slide: string): void {
    this.plays.painted(slide, this.current?.hash ?? null);
    const stateBefore = this.state();
    const isNew = this.paints.note(slide, this.current?.hash ?? null, this.instant());
    if (isNew || (this.current && this.state() !== stateBefore)) this.connection?.beatSoon();
    this.telling.tell();
    this.host.onPainted();
  }

  /** Something went wrong; IT hears of it. */
  readonly fault: Telling["fault"] = (kind, slide, message) => this.telling.fault(kind, slide, message);

  private introduce(card: ScreenCard): void {
    this.ownCard = card;
    this.host.onChange();
    remember("aushang.card", JSON.stringify(card));
    // On a glass that is turned or part of a wall, pictures have another size.
    void this.host.drawn().then(() => this.keeper.retry());
  }

  private obey(command: Command): void {
    if (command.type === "revoked") this.unpair();
    else void this.obedience.obey(command);
  }

  private async fetchAgain(): Promise<boolean> {
    const message = await fetchPlaylist(this.token, null);
    if (message) await this.receive(message);
    await this.keeper.checkAll();
    return message !== null;
  }

  private setClock(movedMs: number): void {
    this.clockMemory.keep({ offsetMs: this.clock.offsetMs() ?? 0, seenMs: this.clock.nowMs() });
    if (Math.abs(movedMs) > NOTICEABLE_MS) this.host.stage()?.refresh();
  }

  /** Only what is certain is to be shown from now on, or everything again. */
  beSafe(isSafe: boolean): void {
    if (isSafe === this.isSafe) return;
    this.isSafe = isSafe;
    if (isSafe) this.fault("internal", null, "safe mode: the page had to begin anew too often");
    this.host.onChange();
  }

  private heartbeat(): Heartbeat {
    void storageBytes().then((bytes) => {
      this.storageBytes = bytes;
    });
    return {
      playlist: this.current?.hash ?? null,
      revision: this.current?.revision ?? 0,
      untilMs: this.current?.playlist.untilMs ?? null,
      panel: this.host.panel(),
      slide: this.host.isSeen() ? this.paints.onGlass : null,
      state: this.state(),
      offsetMs: this.clock.offsetMs(),
      faults: this.telling.faults.count,
      storageBytes: this.storageBytes,
      viewport: viewportText(),
      engine: engineText(),
    };
  }

  /** After what is on the glass, not after what should be. */
  private state(): PlayerState {
    if (this.paints.isTakeover) return "takeover";
    if (this.isDark) return "off";
    return this.current !== null && this.clock.nowMs() < this.current.playlist.untilMs ? "live" : "fallback";
  }

  private instant(): Instant {
    return read(instant, Math.max(0, Math.round(this.clock.nowMs())));
  }
}
