import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { ScreenCard } from "../domain/api/player-events.ts";
import type { ContentHash } from "../domain/model/id.ts";
import type { Playlist, Slide } from "../domain/model/playlist.ts";
import type { Theme } from "../domain/model/screen.ts";
import { HOUR_MS, MINUTE_MS } from "../domain/model/time.ts";
import { nextChangeMs } from "../domain/programme/playback.ts";
import { categoryLook } from "../domain/reading/category-look.ts";
import { type Layer, withoutGone, withShown, withWanted } from "./layers.ts";
import "./slides/slide.ts";
import { houseSlide, houseStyles } from "./slides/house.ts";
import { chooseRendition, pictureBox } from "./slides/rendition.ts";
import type { Format } from "./slides/slide.ts";
import { stageStyles } from "./stage-styles.ts";
import { type Showing, showingAt } from "./turn.ts";
import { unitOf } from "./unit.ts";
import { clockText, dateText, type WallTime, wallTime } from "./wall-time.ts";

/** The name under which the house slide reports that it was painted. */
export const HOUSE_SLIDE = "house";
const FADE_MS = 400;
const RETRY_MS = 5000;
const MANY_BARS = 40;
const SLOTS = [0, 1] as const;
const NONE: ReadonlySet<string> = new Set();

export interface SlideFailure {
  readonly slide: string;
  readonly message: string;
}
export interface SlideFit {
  readonly slide: string;
  readonly fits: boolean;
}

/**
 * What hangs on the wall: header, slide, progress. It plays `playlist` by `nowMs`, or stands still at `atMs` if that is given (preview).
 * It fills its box; every size follows from the box.
 * @fires slide-painted - `detail` is the id of the slide on the glass (or `house`), two frames after it got there, once per playlist and slide
 * @fires slide-failed - `detail: SlideFailure`; the slide is passed over until the playlist changes
 * @fires stage-failed - `detail` says why the stage itself could not be drawn; it tries again
 * @fires slide-fitted - `detail: SlideFit`; false if a text fits only below the legible floor
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
    layers: { state: true },
    format: { state: true },
  };
  static override styles = [stageStyles, houseStyles];
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
  unplayable: Pick<ReadonlySet<string>, "has"> = NONE;

  private layers: readonly Layer[] = [];
  private format: Format = "landscape";
  private showing: Showing = { turn: null, slide: null };
  private shownAtMs = 0;
  private failed = new Set<string>();
  private painted: { readonly playlist: Playlist | null; readonly slide: string } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fadeTimer: ReturnType<typeof setTimeout> | undefined;
  private fillOf = "";
  private readonly resizes = new ResizeObserver(() => this.measure());

  /** Looks again: the clock was corrected or a picture arrived. */
  refresh(): void {
    this.fillOf = "";
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
    if (changed.has("playlist")) this.failed = new Set();
    this.shownAtMs = this.atMs ?? this.nowMs();
    this.showing = showingAt(this.playlist, this.shownAtMs, this.isPlayable, this.isComplete);
    this.layers = withWanted(this.layers, this.showing.slide);
    this.dataset["theme"] = this.theme ?? this.playlist?.theme ?? "paper";
    this.dataset["format"] = this.format;
  }

  protected override render() {
    const now = this.wallTime();
    const house = this.layers.some(({ slide, phase }) => slide === null && phase === "shown");
    return html`
      <div class=${house ? "house-on" : ""}>
        ${this.header(now)}
        <main>${SLOTS.map((slot) => this.slideIn(slot))}</main>
        ${this.footer()}
      </div>
      ${SLOTS.map((slot) => this.houseIn(slot, now))}`;
  }

  protected override updated(): void {
    const { slide } = this.showing;
    const theme = this.theme ?? this.playlist?.theme ?? "paper";
    if (slide) this.style.setProperty("--accent", categoryLook[slide.category][theme]);
    for (const layer of this.renderRoot.querySelectorAll<HTMLElement & { slide: Slide | null }>("aushang-slide")) {
      if (layer.slide) layer.style.setProperty("--accent", categoryLook[layer.slide.category][theme]);
    }
    this.fillBar();
    this.schedule();
    this.admitHouse();
    this.reportPaint();
  }

  private header(now: WallTime) {
    const { card } = this;
    return html`<header lang=${this.language}>
      <div class="place">${card ? html`<b>${card.place}</b><span class="muted">${card.organisation}</span>` : nothing}</div>
      <div class="now"><span class="date muted">${dateText(now, this.language)}</span><time>${clockText(now)}</time></div>
    </header>`;
  }

  private slideIn(slot: Layer["slot"]) {
    const layer = this.layers.find((candidate) => candidate.slot === slot);
    if (!layer?.slide) return nothing;
    const { slide, phase } = layer;
    return html`<aushang-slide class="layer ${phase}" .slide=${slide} .format=${this.format} .pictureUrl=${this.pictureUrl(slide)}
      @slide-ready=${() => this.show(slide)}
      @slide-failed=${(event: CustomEvent<string>) => this.skip(slide, event.detail)}
      @slide-fitted=${(event: CustomEvent<boolean>) => this.tell("slide-fitted", { slide: slide.id, fits: event.detail } satisfies SlideFit)}
    ></aushang-slide>`;
  }

  private houseIn(slot: Layer["slot"], now: WallTime) {
    const layer = this.layers.find((candidate) => candidate.slot === slot);
    if (layer?.slide !== null) return nothing;
    const { place = "", organisation = "" } = this.card ?? {};
    return html`<div class="layer ${layer.phase}">${houseSlide({ place, organisation, language: this.language, now })}</div>`;
  }

  private footer() {
    const { turn } = this.showing;
    const bars = turn?.loopSlides ?? [];
    return html`<footer class=${bars.length > MANY_BARS ? "many" : ""} aria-hidden="true">
      ${bars.map((_, index) => {
        if (index === turn?.position) return html`<div class="bar"><div class="fill"></div></div>`;
        return html`<div class="bar ${turn && index < turn.position ? "done" : ""}"></div>`;
      })}
    </footer>`;
  }

  /** Fills the bar of this turn: drawn once when standing still, otherwise by one animation of `transform` that needs no script. */
  private fillBar(): void {
    const { turn } = this.showing;
    const fill = this.renderRoot.querySelector<HTMLElement>(".fill");
    if (!turn || !fill) return;
    const still = this.atMs !== null;
    const name = `${turn.fromMs}/${turn.untilMs}/${still ? this.shownAtMs : ""}`;
    if (name === this.fillOf) return;
    this.fillOf = name;
    const done = (this.shownAtMs - turn.fromMs) / (turn.untilMs - turn.fromMs);
    for (const animation of fill.getAnimations?.() ?? []) animation.cancel();
    fill.style.setProperty("transform", `scaleX(${prefersCalm() ? 1 : done})`);
    if (still || prefersCalm()) return;
    this.fillAnimation?.cancel();
    this.fillAnimation = fill.animate([{ transform: `scaleX(${done})` }, { transform: "scaleX(1)" }], {
      duration: Math.max(1, turn.untilMs - this.shownAtMs),
      fill: "forwards",
    });
  }
  private fillAnimation: Animation | undefined;

  /** One timer to the next thing that changes, whichever it is; long waits in steps of an hour, as timers of weeks fire at once. */
  private schedule(): void {
    clearTimeout(this.timer);
    if (this.atMs !== null || !this.isConnected) return;
    const nowMs = this.nowMs();
    const nextMinuteMs = (Math.floor(nowMs / MINUTE_MS) + 1) * MINUTE_MS;
    const deadlineMs = Math.min(this.playlist ? nextChangeMs(this.playlist, this.shownAtMs) : Number.POSITIVE_INFINITY, nextMinuteMs);
    this.timer = setTimeout(() => this.requestUpdate(), Math.min(Math.max(deadlineMs - nowMs + 1, 1), HOUR_MS));
  }

  private show(slide: Slide | null): void {
    const next = withShown(this.layers, slide);
    if (next === this.layers) return;
    this.layers = next;
    clearTimeout(this.fadeTimer);
    this.fadeTimer = setTimeout(() => {
      this.layers = withoutGone(this.layers);
    }, FADE_MS + 50);
  }

  /** The house slide needs no preparation. */
  private admitHouse(): void {
    const house = this.layers.find(({ slide, phase }) => slide === null && phase === "entering");
    if (house) requestAnimationFrame(() => this.show(null));
  }

  private skip({ id }: Slide, message: string): void {
    if (this.failed.has(id)) return;
    this.failed.add(id);
    this.tell("slide-failed", { slide: id, message } satisfies SlideFailure);
    this.layers = this.layers.filter(({ slide }) => slide?.id !== id);
    this.requestUpdate();
  }

  private reportPaint(): void {
    const shown = this.layers.find(({ phase }) => phase === "shown");
    if (!shown) return;
    const painted = { playlist: this.playlist, slide: shown.slide?.id ?? HOUSE_SLIDE };
    if (this.painted?.playlist === painted.playlist && this.painted.slide === painted.slide) return;
    this.painted = painted;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (this.painted === painted) this.tell("slide-painted", painted.slide);
      }),
    );
  }

  private readonly isPlayable = ({ id }: Slide): boolean => !this.failed.has(id) && !this.unplayable.has(id);
  private readonly isComplete = (slide: Slide): boolean => !slide.picture?.renditions.length || this.pictureUrl(slide) !== null;

  /** Null too for a picture without any file: drawing that slide then fails, as it must. */
  private pictureUrl({ picture }: Slide): string | null {
    if (!picture || picture.renditions.length === 0) return null;
    return this.mediaUrl(chooseRendition(picture, pictureBox(this.clientWidth, this.clientHeight, devicePixelRatio)).hash);
  }

  private measure(): void {
    if (this.clientWidth === 0 || this.clientHeight === 0) return;
    const { format, unitPx } = unitOf(this);
    this.format = format;
    this.style.setProperty("--u", `${unitPx}px`);
  }

  private get language() {
    return this.card?.language ?? "de";
  }

  private wallTime(): WallTime {
    return wallTime(this.playlist?.zoneOffsets ?? [], this.shownAtMs, -new Date(this.shownAtMs).getTimezoneOffset());
  }

  private tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("aushang-stage", AushangStage);

function prefersCalm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
