import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { ScreenCard } from "../domain/api/player-events.ts";
import type { ContentHash } from "../domain/model/id.ts";
import type { PlayedLook } from "../domain/model/look.ts";
import type { Playlist, Slide } from "../domain/model/playlist.ts";
import type { Theme } from "../domain/model/screen.ts";
import { HOUR_MS, MINUTE_MS } from "../domain/model/time.ts";
import { categoryLook } from "../domain/reading/category-look.ts";
import { isCovered, type Layer, withoutGone, withShown, withWanted } from "./layers.ts";
import { nextLookChangeMs, PLAIN_LOOK, themeAt } from "./look.ts";
import { ProgressFill } from "./progress.ts";
import { isSlide, isTakeover, nameOf, type Shown, type TakeoverSlide } from "./shown.ts";
import { captionsUrl, filmUrl, isComplete, logoUrl, pictureUrls } from "./slide-files.ts";
import { layoutOf } from "./slides/slide.ts";
import { footerBar, headerBar, linesBelow, surroundClass } from "./surround.ts";
import { surroundStyles } from "./surround-styles.ts";
import "./slides/takeover.ts";
import type { FitReport, Format } from "./slides/fitted.ts";
import { houseSlide, houseStyles } from "./slides/house.ts";
import { type PixelBox, pictureBox } from "./slides/rendition.ts";
import { nextPageMs } from "./slides/takeover-pages.ts";
import { stageStyles } from "./stage-styles.ts";
import { type Glass, glassAt } from "./turn.ts";
import { unitOf } from "./unit.ts";
import { clockText, type WallTime, wallMs as wallMsAt, wallTime } from "./wall-time.ts";

const FADE_MS = 400;
/** How much larger large type is: from the ratio for reading to nearly that of EN 301 549, as far as slides have room. */
const LARGE_TYPE = 1.5;
const RETRY_MS = 5000;
const SLOTS = [0, 1] as const;

export interface SlideFailure {
  readonly slide: string;
  readonly message: string;
}
export interface SlideFit extends FitReport {
  readonly slide: string;
}

/**
 * What hangs on the wall: header, slide, progress; a takeover over all of it; nothing in quiet hours. It plays `playlist` by `nowMs`, or stands still at `atMs` if that is given (preview).
 * It fills its box; every size follows from the box.
 * @fires slide-painted - `detail` is the id of the slide or takeover on the glass (or `house`, or `off`), two frames after it got there, once per playlist and slide
 * @fires slide-failed - `detail: SlideFailure`; the slide is passed over until the playlist changes
 * @fires stage-failed - `detail` says why the stage itself could not be drawn; it tries again
 * @fires slide-fitted - `detail: SlideFit`
 */
export class AushangStage extends LitElement {
  /** Said without decorators: what they compile to would cost each screen half a kilobyte. */
  static override properties = {
    playlist: { attribute: false },
    card: { attribute: false },
    theme: { attribute: false },
    atMs: { attribute: false },
    nowMs: { attribute: false },
    mediaUrl: { attribute: false },
    unplayable: { attribute: false },
    largeType: { attribute: false },
    layers: { state: true },
    format: { state: true },
  };
  static override styles = [stageStyles, surroundStyles, houseStyles];
  playlist: Playlist | null = null;
  card: ScreenCard | null = null;
  /** Overrides the theme of the playlist. */
  theme: Theme | null = null;
  /** A moment to stand still at, in epoch ms; null plays. */
  atMs: number | null = null;
  nowMs: () => number = Date.now;
  /** Where a picture can be fetched; null while it is not there yet. Give a new function, or call `refresh`, when that changes. */
  mediaUrl: (hash: ContentHash) => string | null = (hash) => `/media/${hash}`;
  /** Ids of slides that must not be tried. */
  unplayable: Pick<ReadonlySet<string>, "has"> = new Set();
  /** Everything on the slides is drawn larger, for readers far away or with poor sight. */
  largeType = false;

  private layers: readonly Layer[] = [];
  private format: Format = "landscape";
  private glass: Glass = { shown: "house", turn: null, untilMs: Number.POSITIVE_INFINITY };
  private shownAtMs = 0;
  private unitPx = 1;
  private surround = "";
  private failed = new Set<string>();
  private painted: { readonly playlist: Playlist | null; readonly slide: string } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fadeTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly fill = new ProgressFill();
  private readonly resizes = new ResizeObserver(() => this.measure());

  /** Looks again: the clock was corrected or a picture arrived. */
  refresh(): void {
    this.fill.forget();
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizes.observe(this);
    this.measure();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
    clearTimeout(this.timer);
    clearTimeout(this.fadeTimer);
  }

  /** Whatever goes wrong here, the stage looks again soon; it never stops. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.requestUpdate(), RETRY_MS);
      this.tell("stage-failed", String(error));
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("playlist")) {
      this.failed = new Set();
      this.measure();
    }
    this.shownAtMs = this.atMs ?? this.nowMs();
    this.glass = glassAt(this.playlist, this.shownAtMs, this.isPlayable, this.isComplete);
    this.layers = withWanted(this.layers, this.glass.shown);
    this.dataset["theme"] = this.tone;
    this.dataset["typeface"] = this.look.typeface;
    this.style.setProperty("--safe", `${this.look.safeAreaPercent}%`);
    this.dataset["format"] = this.format;
  }

  protected override render() {
    const now = this.wallTime(this.shownAtMs);
    const isAlone = this.layers.some(({ shown, phase }) => phase === "shown" && !isSlide(shown));
    const { look, card, language, glass } = this;
    const lines = linesBelow(look, this.format);
    this.surround = [surroundClass(look, lines), lines, look.typeface, this.largeType].join();
    return html`
      <div class="${surroundClass(look, lines)} ${isAlone ? "covered" : ""} ${this.isOnPicture ? "on-picture" : ""}">
        <main>${SLOTS.map((slot) => this.slideIn(slot))}</main>
        ${headerBar({ look, card, language, now, logoUrl: logoUrl(look, this.box, this.mediaUrl) })}
        ${footerBar(look, glass.turn, this.shownAtMs)}
      </div>
      ${SLOTS.map((slot) => this.fullIn(slot, now))}`;
  }

  protected override updated(): void {
    const { shown } = this.glass;
    if (isSlide(shown)) this.style.setProperty("--accent", this.accentOf(shown));
    for (const layer of this.renderRoot.querySelectorAll<HTMLElement & { slide: Slide | null }>("aushang-slide")) {
      if (layer.slide) layer.style.setProperty("--accent", this.accentOf(layer.slide));
      layer.style.setProperty("--u", this.largeType ? `${this.unitPx * LARGE_TYPE}px` : "");
    }
    this.style.setProperty("--lines", String(linesBelow(this.look, this.format)));
    this.fill.draw(this.renderRoot.querySelector(".fill"), this.glass.turn, this.shownAtMs, this.atMs !== null);
    this.schedule();
    this.admitReady();
    this.reportPaint();
  }

  private slideIn(slot: Layer["slot"]) {
    const layer = this.layers.find((candidate) => candidate.slot === slot);
    if (!layer || !isSlide(layer.shown)) return nothing;
    const { shown: slide, phase } = layer;
    return html`<aushang-slide class="layer ${phase}" aria-hidden=${phase !== "shown"} .slide=${slide} .format=${this.format} .mediaUrls=${JSON.stringify(pictureUrls(slide, this.box, this.mediaUrl))}
      .filmUrl=${filmUrl(slide, this.mediaUrl)} .captionsUrl=${captionsUrl(slide, this.mediaUrl)} .surround=${this.surround} .isOn=${phase === "shown"} .plays=${this.atMs === null}
      .wallMs=${layoutOf(slide).timed ? this.wallMs(this.shownAtMs) : 0}
      @slide-ready=${() => this.show(slide)}
      @slide-failed=${(event: CustomEvent<string>) => this.skip(slide, event.detail)}
      @slide-fitted=${(event: CustomEvent<FitReport>) => this.fitted(slide, event.detail)}
    ></aushang-slide>`;
  }

  /** What covers the whole glass. */
  private fullIn(slot: Layer["slot"], now: WallTime) {
    const layer = this.layers.find((candidate) => candidate.slot === slot);
    if (!layer || isSlide(layer.shown)) return nothing;
    const { shown } = layer;
    const phase = `layer full ${layer.phase} ${isCovered(this.layers) ? "kept" : ""}`;
    if (isTakeover(shown)) return this.takeover(shown, phase, layer.phase !== "shown");
    if (shown === "off") return html`<div class="${phase} off"></div>`;
    const { place = "", organisation = "" } = this.card ?? {};
    return html`<div class=${phase}>${houseSlide({ place, organisation, language: this.language, now })}</div>`;
  }

  private takeover(shown: TakeoverSlide, phase: string, isHidden: boolean) {
    return html`<aushang-takeover class=${phase} aria-hidden=${isHidden} .shown=${shown} .format=${this.format} .atMs=${this.shownAtMs}
      .since=${clockText(this.wallTime(shown.takeover.fromMs))}
      @slide-ready=${() => this.show(shown)}
      @slide-failed=${(event: CustomEvent<string>) => this.skip(shown, event.detail)}
      @slide-fitted=${(event: CustomEvent<FitReport>) => this.fitted(shown, event.detail)}
    ></aushang-takeover>`;
  }

  /** One timer to the next thing that changes, whichever it is; long waits in steps of an hour, as timers of weeks fire at once. */
  private schedule(): void {
    clearTimeout(this.timer);
    if (this.atMs !== null || !this.isConnected) return;
    const nowMs = this.nowMs();
    const { shown, untilMs } = this.glass;
    const nextMinuteMs = (Math.floor(nowMs / MINUTE_MS) + 1) * MINUTE_MS;
    const pageMs = isTakeover(shown) ? nextPageMs(shown.takeover.fromMs, this.shownAtMs) : Number.POSITIVE_INFINITY;
    const deadlineMs = Math.min(untilMs, pageMs, nextMinuteMs, nextLookChangeMs(this.look, nowMs));
    this.timer = setTimeout(() => this.requestUpdate(), Math.min(Math.max(deadlineMs - nowMs + 1, 1), HOUR_MS));
  }

  private show(ready: Shown): void {
    const next = withShown(this.layers, ready);
    if (next === this.layers) return;
    this.layers = next;
    clearTimeout(this.fadeTimer);
    this.fadeTimer = setTimeout(() => {
      this.layers = withoutGone(this.layers);
    }, FADE_MS + 50);
  }

  /** The house slide and darkness need no preparation. */
  private admitReady(): void {
    const ready = this.layers.find(({ shown, phase }) => typeof shown === "string" && phase === "entering")?.shown;
    if (ready) requestAnimationFrame(() => this.show(ready));
  }

  private skip(failed: Shown, message: string): void {
    const slide = nameOf(failed);
    if (this.failed.has(slide)) return;
    this.failed.add(slide);
    this.tell("slide-failed", { slide, message } satisfies SlideFailure);
    this.layers = this.layers.filter(({ shown }) => nameOf(shown) !== slide);
    this.requestUpdate();
  }

  private fitted(shown: Shown, report: FitReport): void {
    const smallestU = report.smallestU * (this.largeType && isSlide(shown) ? LARGE_TYPE : 1);
    this.tell("slide-fitted", { slide: nameOf(shown), ...report, smallestU } satisfies SlideFit);
  }

  private reportPaint(): void {
    const shown = this.layers.find(({ phase }) => phase === "shown")?.shown;
    if (!shown) return;
    const painted = { playlist: this.playlist, slide: nameOf(shown) };
    if (this.painted?.playlist === painted.playlist && this.painted.slide === painted.slide) return;
    this.painted = painted;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (this.painted === painted) this.tell("slide-painted", painted.slide);
      }),
    );
  }

  private readonly isPlayable = ({ id }: { readonly id: string }): boolean => !this.failed.has(id) && !this.unplayable.has(id);
  private readonly isComplete = (slide: Slide): boolean => isComplete(slide, this.box, this.mediaUrl);

  private get box(): PixelBox {
    return pictureBox(this.clientWidth, this.clientHeight, devicePixelRatio);
  }

  /** A picture lies behind header and footer. */
  private get isOnPicture(): boolean {
    const shown = this.layers.find(({ phase }) => phase === "shown")?.shown;
    if (shown === undefined || !isSlide(shown) || layoutOf(shown).bleeds !== true) return false;
    return this.isComplete(shown) && (shown.pictures.length > 0 || shown.film !== null);
  }

  private readonly accentOf = ({ category }: Slide): string => (this.look.accents ?? categoryLook[category])[this.tone];

  private measure(): void {
    if (this.clientWidth === 0 || this.clientHeight === 0) return;
    const part = 1 - (2 * this.look.safeAreaPercent) / 100;
    const { format, unitPx } = unitOf({ clientWidth: this.clientWidth * part, clientHeight: this.clientHeight * part });
    this.format = format;
    this.unitPx = unitPx;
    this.style.setProperty("--u", `${unitPx}px`);
    this.style.setProperty("--stage-u", `${unitPx}px`);
  }

  private get look(): PlayedLook {
    return this.playlist?.look ?? PLAIN_LOOK;
  }

  private get tone(): Theme {
    return this.theme ?? themeAt(this.look, this.playlist?.theme ?? "paper", this.shownAtMs);
  }

  private get language() {
    return this.card?.language ?? "de";
  }

  private readonly wallMs = (atMs: number): number => wallMsAt(this.playlist?.zoneOffsets ?? [], atMs, -new Date(atMs).getTimezoneOffset());
  private readonly wallTime = (atMs: number): WallTime => wallTime(this.wallMs(atMs));

  private tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("aushang-stage", AushangStage);
