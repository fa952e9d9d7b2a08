import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { ScreenCard } from "../../domain/api/player-events.ts";
import type { ContentHash } from "../../domain/model/id.ts";
import type { PlayedLook } from "../../domain/model/look.ts";
import type { Playlist, Slide } from "../../domain/model/playlist.ts";
import type { ScreenDisplay, Theme } from "../../domain/model/screen.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { Quarantine } from "../health/quarantine.ts";
import { isCalm } from "../panel/calm.ts";
import { framed } from "../panel/framed.ts";
import { displayOf } from "../panel/picture-place.ts";
import { pixelsOf, place } from "../panel/place.ts";
import type { FitReport, Format } from "../slides/fitted.ts";
import { houseStyles } from "../slides/house.ts";
import type { PixelBox } from "../slides/rendition.ts";
import { layoutOf } from "../slides/slide.ts";
import { type WallTime, wallMs as wallMsAt, wallTime } from "../time/wall-time.ts";
import { dimmingOver, rimColour } from "./around.ts";
import { CrossFade } from "./cross-fade.ts";
import { fullPicture } from "./full-picture.ts";
import { styleLayers } from "./layer-styles.ts";
import { isCovered, type Layer } from "./layers.ts";
import { PLAIN_LOOK, themeAt } from "./look.ts";
import { AHEAD_MS, nextLookMs } from "./next-look.ts";
import { PaintNotice } from "./paint-notice.ts";
import { ProgressFill } from "./progress.ts";
import { isSlide, nameOf, type Shown } from "./shown.ts";
import { captionsUrl, filmUrl, hasPicture, isComplete, logoUrl, pictureUrls } from "./slide-files.ts";
import type { SlideFailure, SlideFit } from "./stage-events.ts";
import { stageStyles } from "./stage-styles.ts";
import { footerBar, headerBar, linesBelow, surroundClass } from "./surround.ts";
import { surroundStyles } from "./surround-styles.ts";
import "../slides/takeover.ts";
import { type Glass, glassAt } from "./turn.ts";
import { Waker } from "./waker.ts";

/** How much larger large type is: from the ratio for reading to nearly that of EN 301 549, as far as slides have room. */
const LARGE_TYPE = 1.5;
const RETRY_MS = 5000;
const SLOTS = [0, 1] as const;

/**
 * What hangs on the wall: header, slide, progress; a takeover over all of it; nothing in quiet hours. It plays `playlist` by `nowMs`, or stands still at `atMs` if that is given (preview).
 * It fills its box; every size follows from the box, and from how the card says that the glass is.
 * @fires slide-painted - `detail` is the id of the slide or takeover on the glass (or `house`, or `off`), two frames after it got there, once per playlist and slide
 * @fires slide-failed - `detail: SlideFailure`; the slide is passed over for a while
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
  /** Everything on the slides is drawn larger, for readers far away or with poor sight, also where the card says nothing of it. */
  largeType = false;

  private readonly fade = new CrossFade(() => this.requestUpdate());
  private format: Format = "landscape";
  private glass: Glass = { shown: "house", turn: null, untilMs: Number.POSITIVE_INFINITY };
  private shownAtMs = 0;
  private unitPx = 1;
  private surround = "";
  private readonly quarantine = new Quarantine();
  private readonly notice = new PaintNotice((name) => this.tell("slide-painted", name));
  private readonly waker = new Waker(() => this.requestUpdate());
  private readonly fill = new ProgressFill();
  private readonly resizes = new ResizeObserver(() => this.measure());

  /** Looks again: the clock was corrected or a picture arrived. */
  refresh(): void {
    this.fill.forget();
    this.requestUpdate();
  }

  /** What is on the glass: during a fade two, before the first one none. */
  get onGlass(): readonly Element[] {
    return [...this.renderRoot.querySelectorAll(".layer.shown, .layer.leaving")];
  }

  /** For how long it should have looked at the time again and has not, in ms. */
  get overdueMs(): number {
    return this.waker.overdueMs;
  }

  /** What hangs there cannot be seen: something else has to come. */
  giveUp(message: string): void {
    const { shown } = this.fade;
    if (shown && typeof shown !== "string") this.skip(shown, message);
    else this.refresh();
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
    this.waker.stop();
    this.fade.stop();
  }

  /** Whatever goes wrong here, the stage looks again soon; it never stops. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      this.waker.in(RETRY_MS);
      this.tell("stage-failed", String(error));
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("playlist")) {
      this.quarantine.clear();
      this.measure();
    }
    this.shownAtMs = this.atMs ?? this.nowMs();
    this.glass = this.glassNow();
    this.dataset["theme"] = this.tone;
    this.dataset["typeface"] = this.look.typeface;
    this.style.setProperty("--safe", `${this.look.safeAreaPercent}%`);
    this.dataset["format"] = this.format;
  }

  protected override render() {
    const now = this.wallTime(this.shownAtMs);
    const isAlone = this.fade.shown !== undefined && !isSlide(this.fade.shown);
    const { look, card, glass } = this;
    const lines = linesBelow(look, this.format);
    this.surround = [surroundClass(look, lines), lines, look.typeface, this.isLarge].join();
    const picture = html`
      <div class="${surroundClass(look, lines)} ${isAlone ? "covered" : ""} ${this.isOnPicture ? "on-picture" : ""}">
        <main>${SLOTS.map((slot) => this.slideIn(slot))}</main>
        ${headerBar({ look, card, now, logoUrl: logoUrl(look, this.box, this.mediaUrl) })}
        ${footerBar(look, glass.turn, this.shownAtMs)}
      </div>
      ${SLOTS.map((slot) => this.fullIn(slot, now))}`;
    return framed(picture, dimmingOver(this.fade.layers, this.display, this.wallMs(this.shownAtMs)));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("card")) this.measure();
    this.toggleAttribute("data-calm", isCalm(this.display));
    this.style.setProperty("background-color", rimColour(this.fade.shown));
    const { shown } = this.glass;
    if (isSlide(shown)) this.style.setProperty("--accent", this.accentOf(shown));
    styleLayers(this.renderRoot, this.accentOf, this.isLarge ? `${this.unitPx * LARGE_TYPE}px` : "");
    this.style.setProperty("--lines", String(linesBelow(this.look, this.format)));
    this.fill.draw(this.renderRoot.querySelector(".fill"), this.glass.turn, this.shownAtMs, this.atMs !== null, isCalm(this.display));
    this.schedule();
    this.admitReady();
    const onGlass = this.fade.shown;
    if (onGlass) this.notice.note(this.playlist, nameOf(onGlass));
  }

  private slideIn(slot: Layer["slot"]) {
    const layer = this.fade.layers.find((candidate) => candidate.slot === slot);
    if (!layer || !isSlide(layer.shown)) return nothing;
    const { shown: slide, phase } = layer;
    return html`<aushang-slide class="layer ${phase}" aria-hidden=${phase !== "shown"} .slide=${slide} .format=${this.format} .mediaUrls=${JSON.stringify(pictureUrls(slide, this.box, this.mediaUrl))}
      .filmUrl=${filmUrl(slide, this.mediaUrl)} .captionsUrl=${captionsUrl(slide, this.mediaUrl)} .surround=${this.surround} .isOn=${phase === "shown" && !isCalm(this.display)} .plays=${this.atMs === null} .elapsedMs=${this.elapsedMs}
      .wallMs=${layoutOf(slide).timed ? this.wallMs(this.shownAtMs) : 0}
      @slide-ready=${() => this.fade.ready(slide)}
      @slide-failed=${(event: CustomEvent<string>) => this.skip(slide, event.detail)}
      @slide-fitted=${(event: CustomEvent<FitReport>) => this.fitted(slide, event.detail)}
    ></aushang-slide>`;
  }

  private fullIn(slot: Layer["slot"], now: WallTime) {
    const layer = this.fade.layers.find((candidate) => candidate.slot === slot);
    if (!layer || isSlide(layer.shown)) return nothing;
    const { shown, phase } = layer;
    const { card, format, wallMs } = this;
    return fullPicture(shown, {
      card,
      format,
      now,
      wallMs,
      phase: `${phase} ${isCovered(this.fade.layers) ? "kept" : ""}`,
      atMs: this.shownAtMs,
      onReady: () => this.fade.ready(shown),
      onFailed: ({ detail }) => this.skip(shown, detail),
      onFitted: ({ detail }) => this.fitted(shown, detail),
    });
  }

  private schedule(): void {
    this.waker.stop();
    if (this.atMs !== null || !this.isConnected) return;
    const nowMs = this.nowMs();
    this.waker.in(nextLookMs(this.glass, this.look, nowMs, this.quarantine.nextMs(nowMs)));
  }

  /** What hangs there, then what is to come: drawn before its moment. */
  private glassNow(): Glass {
    const glass = this.glassAt(this.shownAtMs);
    const isNear = this.atMs === null && glass.untilMs - this.shownAtMs <= AHEAD_MS;
    this.fade.want(glass.shown, isNear ? this.glassAt(glass.untilMs).shown : glass.shown);
    return glass;
  }

  private glassAt(atMs: number): Glass {
    return glassAt(this.playlist, atMs, this.isPlayable, this.isComplete);
  }

  /** The house slide and darkness need no preparation. */
  private admitReady(): void {
    const ready = this.fade.layers.find(({ shown, phase }) => typeof shown === "string" && phase === "entering")?.shown;
    if (ready) requestAnimationFrame(() => this.fade.ready(ready));
  }

  private skip(failed: Shown, message: string): void {
    const slide = nameOf(failed);
    if (this.quarantine.holds(slide, this.shownAtMs)) return;
    this.quarantine.add(slide, this.shownAtMs);
    this.tell("slide-failed", { slide, message } satisfies SlideFailure);
    this.fade.drop(slide);
    this.requestUpdate();
  }

  private fitted(shown: Shown, report: FitReport): void {
    const smallestU = report.smallestU * (this.isLarge && isSlide(shown) ? LARGE_TYPE : 1);
    this.tell("slide-fitted", { slide: nameOf(shown), ...report, smallestU } satisfies SlideFit);
  }

  private readonly elapsedMs = (): number => Math.max(0, this.nowMs() - (this.glass.turn?.fromMs ?? this.nowMs()));
  private readonly isPlayable = ({ id }: { readonly id: string }): boolean =>
    !this.quarantine.holds(id, this.shownAtMs) && !this.unplayable.has(id);
  private readonly isComplete = (slide: Slide): boolean => isComplete(slide, this.box, this.mediaUrl);

  /** The whole picture, of which the panel may show a part. */
  get box(): PixelBox {
    return pixelsOf(this, this.display);
  }

  private get display(): ScreenDisplay {
    return displayOf(this.card);
  }

  private get isLarge(): boolean {
    return this.largeType || this.display.largeType;
  }

  /** A picture lies behind header and footer. */
  private get isOnPicture(): boolean {
    const { shown } = this.fade;
    return shown !== undefined && isSlide(shown) && layoutOf(shown).bleeds === true && hasPicture(shown) && this.isComplete(shown);
  }

  private readonly accentOf = ({ category }: Slide): string => (this.look.accents ?? categoryLook[category])[this.tone];

  private measure(): void {
    if (this.clientWidth === 0 || this.clientHeight === 0) return;
    ({ format: this.format, unitPx: this.unitPx } = place(this, this.display, this.look.safeAreaPercent));
  }

  private get look(): PlayedLook {
    return this.playlist?.look ?? PLAIN_LOOK;
  }

  private get tone(): Theme {
    return this.theme ?? themeAt(this.look, this.playlist?.theme ?? "paper", this.shownAtMs);
  }

  private readonly wallMs = (atMs: number): number => wallMsAt(this.playlist?.zoneOffsets ?? [], atMs, -new Date(atMs).getTimezoneOffset());
  private readonly wallTime = (atMs: number): WallTime => wallTime(this.wallMs(atMs));

  private tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("aushang-stage", AushangStage);
