import { html, LitElement } from "lit";
import type { Command, Heartbeat, Painted, PlaylistMessage, ScreenCard } from "../domain/api/player-events.ts";
import type { PlayerState } from "../domain/model/screen.ts";
import type { Instant } from "../domain/model/time.ts";
import { showingAt } from "../domain/programme/playback.ts";
import { parseTakeoverSlideId } from "../domain/programme/slide-id.ts";
import { ServerClock } from "./clock.ts";
import { Connection } from "./connection.ts";
import { askToPersist, engineText, keepAwake, storageBytes, viewportText } from "./device.ts";
import { FaultLog } from "./fault-log.ts";
import { MediaCache } from "./media-cache.ts";
import { MediaKeeper } from "./media-keeper.ts";
import { instant, screenCard } from "./message-shapes.ts";
import { forget, recall, remember } from "./own-storage.ts";
import "./pairing-page.ts";
import { type ReadPlaylist, readPlaylist, recallPlaylist, rememberPlaylist } from "./playlist-reader.ts";
import { lookForUpdate } from "./service-worker.ts";
import { read, readJson } from "./shape.ts";
import { askEngine, pictureBox } from "./slides/rendition.ts";
import type { AushangStage, SlideFailure } from "./stage.ts";
import "./stage.ts";

/** A correction smaller than this is not worth looking at the programme again. */
const NOTICEABLE_MS = 20;
/** Slides remembered as reported, and reports kept while the line is down: a screen runs for a year. */
const MAX_REPORTED = 500;
const MAX_UNSENT = 30;
const NONE: ReadonlyMap<string, string> = new Map();

/** The player: pairing page without a token, stage with one. What it knows it keeps, so that it starts and plays without a server. */
export class AushangPlayer extends LitElement {
  /** Said without decorators: what they compile to would cost each screen half a kilobyte. */
  static override properties = {
    token: { state: true },
    card: { state: true },
    current: { state: true },
  };
  private token = recall("aushang.token");
  private card = readJson(screenCard, recall("aushang.card"));
  private current: ReadPlaylist | null = null;
  private onGlass: string | null = null;
  private unsentPaints: readonly Painted[] = [];
  private readonly reportedSlides = new Set<string>();
  private paintedPlaylist: string | null = null;
  private storageBytes: number | null = null;
  private reading = 0;
  private connection: Connection | null = null;
  private readonly faults = new FaultLog();
  private readonly clock = new ServerClock(
    { monotonicMs: () => performance.now(), wallMs: () => Date.now() },
    Number(recall("aushang.clock")) || 0,
  );
  private readonly media = new MediaCache();
  private readonly keeper = new MediaKeeper(this.media, {
    nowMs: () => this.clock.nowMs(),
    box: () => pictureBox(innerWidth, innerHeight, devicePixelRatio),
    onArrived: () => this.stage?.refresh(),
    onMissing: (message) => this.fault("media", null, message),
  });
  private readonly nowMs = () => this.clock.nowMs();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("error", this.onError);
    addEventListener("unhandledrejection", this.onRejection);
    keepAwake();
    void askToPersist();
    if (this.token !== null) void this.start(this.token);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("error", this.onError);
    removeEventListener("unhandledrejection", this.onRejection);
    this.stop();
  }

  protected override render() {
    if (this.token === null) {
      return html`<aushang-pairing @paired=${(event: CustomEvent<string>) => this.paired(event.detail)}></aushang-pairing>`;
    }
    return html`<aushang-stage
      .playlist=${this.current?.playlist ?? null}
      .unplayable=${this.current?.unplayable ?? NONE}
      .card=${this.card}
      .nowMs=${this.nowMs}
      .mediaUrl=${this.media.url}
      @slide-painted=${(event: CustomEvent<string>) => this.painted(event.detail)}
      @slide-failed=${({ detail }: CustomEvent<SlideFailure>) => this.fault("slide", detail.slide, detail.message)}
      @stage-failed=${(event: CustomEvent<string>) => this.fault("internal", null, event.detail)}
    ></aushang-stage>`;
  }

  private get stage(): AushangStage | null {
    return this.renderRoot.querySelector("aushang-stage");
  }

  private paired(token: string): void {
    remember("aushang.token", token);
    this.token = token;
    void this.start(token);
  }

  /** First what we have, then the line: a wall is never blank because of a slow server. */
  private async start(token: string): Promise<void> {
    await askEngine();
    const kept = await recallPlaylist();
    if (kept && this.connection === null && this.token === token) {
      if (!this.isUrgent(kept)) await this.keeper.prepare(kept.playlist);
      this.apply(kept);
    }
    this.connect(token);
  }

  private connect(token: string): void {
    this.connection?.close();
    this.connection = new Connection(
      {
        token,
        playlist: () => this.current?.hash ?? null,
        heartbeat: () => this.heartbeat(),
        monotonicMs: () => performance.now(),
      },
      {
        onConnected: (isConnected) => this.connected(isConnected),
        onPlaylist: (message) => void this.receive(message),
        onCard: (card) => this.introduce(card),
        onCommand: (command) => this.obey(command),
        onSample: (sample) => this.setClock(this.clock.observe(sample)),
        onTokenRefused: () => this.unpair(),
        onNonsense: (message) => this.fault("internal", null, message),
      },
    );
  }

  private stop(): void {
    this.reading++;
    this.connection?.close();
    this.connection = null;
    this.keeper.stop();
  }

  /** This browser is no screen any more: nothing of the one it was stays. */
  private unpair(): void {
    this.stop();
    forget("aushang.token");
    forget("aushang.card");
    forget("aushang.playlist");
    void this.media.keepOnly(new Set());
    this.token = null;
    this.card = null;
    this.current = null;
    this.paintedPlaylist = null;
    this.onGlass = null;
  }

  private connected(isConnected: boolean): void {
    this.dataset["connected"] = String(isConnected);
    if (!isConnected) return;
    this.clock.forgetSamples();
    this.keeper.retry();
    this.tellFaults();
    this.tellPaint();
    void lookForUpdate();
  }

  private async receive(message: PlaylistMessage): Promise<void> {
    if (message.hash === this.current?.hash) return;
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

  /** A takeover waits for no pictures, and neither does its end. */
  private isUrgent({ playlist }: ReadPlaylist): boolean {
    return isTakeover(this.onGlass) || showingAt(playlist, this.clock.nowMs()).kind === "takeover";
  }

  private apply(read: ReadPlaylist): void {
    this.current = read;
    this.faults.startAnew();
    if (!rememberPlaylist(read)) this.fault("storage", null, "no room to keep the playlist");
    this.connection?.reportApplied(read.hash, this.instant());
    for (const [slide, message] of read.unplayable) this.fault("slide", slide, message);
    this.keeper.tend(read.playlist);
    void this.fetchTypefaces(read);
  }

  /** Letters of slides that come later, perhaps without a server: the service worker keeps the files once they were asked for. */
  private async fetchTypefaces({ json }: ReadPlaylist): Promise<void> {
    await this.updateComplete;
    await this.stage?.updateComplete;
    if (this.stage) await document.fonts.load(`16px ${getComputedStyle(this.stage).fontFamily}`, json).catch(() => undefined);
  }

  /**
   * Told once for each playlist, and once for each slide: so every announcement is confirmed by itself. What follows a takeover is told as
   * well: so is its end.
   */
  private painted(slide: string): void {
    const before = this.onGlass;
    const stateBefore = this.state();
    this.onGlass = slide;
    const playlist = this.current?.hash;
    if (!playlist) return;
    if (playlist !== this.paintedPlaylist || this.state() !== stateBefore) this.connection?.beatSoon();
    if (playlist === this.paintedPlaylist && this.reportedSlides.has(slide) && (!isTakeover(before) || before === slide)) return;
    this.paintedPlaylist = playlist;
    if (this.reportedSlides.size >= MAX_REPORTED) this.reportedSlides.clear();
    this.reportedSlides.add(slide);
    const painted: Painted = { playlist, slide: slide.slice(0, 120), atMs: this.instant() };
    this.unsentPaints = [...this.unsentPaints, painted].slice(-MAX_UNSENT);
    this.tellPaint();
  }

  private tellPaint(): void {
    if (!this.connection?.isConnected) return;
    for (const painted of this.unsentPaints) this.connection.reportPainted(painted);
    this.unsentPaints = [];
  }

  private fault(kind: Parameters<FaultLog["note"]>[0], slide: string | null, message: string): void {
    this.faults.note(kind, slide, message);
    this.tellFaults();
  }

  private tellFaults(): void {
    if (!this.connection?.isConnected) return;
    for (const fault of this.faults.takeUnsent()) this.connection.reportFault(fault);
  }

  private introduce(card: ScreenCard): void {
    this.card = card;
    remember("aushang.card", JSON.stringify(card));
  }

  private obey(command: Command): void {
    switch (command.type) {
      case "reload":
        location.reload();
        return;
      case "revoked":
        this.unpair();
        return;
    }
  }

  private setClock(movedMs: number): void {
    remember("aushang.clock", String(this.clock.offsetMs() ?? 0));
    if (Math.abs(movedMs) > NOTICEABLE_MS) this.stage?.refresh();
  }

  private heartbeat(): Heartbeat {
    void storageBytes().then((bytes) => {
      this.storageBytes = bytes;
    });
    return {
      playlist: this.current?.hash ?? null,
      slide: this.onGlass?.slice(0, 120) ?? null,
      state: this.state(),
      offsetMs: this.clock.offsetMs(),
      faults: this.faults.count,
      storageBytes: this.storageBytes,
      viewport: viewportText(),
      engine: engineText(),
    };
  }

  /** After what is on the glass, not after what should be. */
  private state(): PlayerState {
    if (isTakeover(this.onGlass)) return "takeover";
    if (this.onGlass === "off") return "off";
    return this.current !== null && this.clock.nowMs() < this.current.playlist.untilMs ? "live" : "fallback";
  }

  private instant(): Instant {
    return read(instant, Math.max(0, Math.round(this.clock.nowMs())));
  }

  private readonly onError = (event: ErrorEvent): void => this.fault("internal", null, event.message);
  private readonly onRejection = (event: PromiseRejectionEvent): void => this.fault("internal", null, String(event.reason));
}

customElements.define("aushang-player", AushangPlayer);

function isTakeover(slide: string | null): boolean {
  return slide !== null && parseTakeoverSlideId(slide) !== null;
}
