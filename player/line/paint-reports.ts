import type { Painted } from "../../domain/api/player-events.ts";
import type { ContentHash } from "../../domain/model/id.ts";
import type { Instant } from "../../domain/model/time.ts";
import { parseTakeoverSlideId } from "../../domain/programme/slide-id.ts";

/** Slides remembered as reported, and reports kept while the line is down: a screen runs for a year. */
const MAX_REPORTED = 500;
const MAX_UNSENT = 30;
/** The longest name of a slide that the server takes. */
const MAX_NAME = 120;

/** What is on the glass, and what of it the server has to hear. */
export class PaintReports {
  private shown: string | null = null;
  private playlist: ContentHash | null = null;
  private readonly reported = new Set<string>();
  private unsent: readonly Painted[] = [];

  /** The name of what is on the glass; null before the first paint. */
  get onGlass(): string | null {
    return this.shown?.slice(0, MAX_NAME) ?? null;
  }

  get isTakeover(): boolean {
    return isTakeover(this.shown);
  }

  /**
   * Told once for each playlist, and once for each slide: so every announcement is confirmed by itself. What follows a takeover is told as
   * well: so is its end. @returns true if it hangs there for the first time since this playlist came
   */
  note(slide: string, playlist: ContentHash | null, atMs: Instant): boolean {
    const before = this.shown;
    this.shown = slide;
    if (!playlist) return false;
    const isNew = playlist !== this.playlist;
    if (!isNew && this.reported.has(slide) && (!isTakeover(before) || before === slide)) return false;
    this.playlist = playlist;
    if (this.reported.size >= MAX_REPORTED) this.reported.clear();
    this.reported.add(slide);
    this.unsent = [...this.unsent, { playlist, slide: slide.slice(0, MAX_NAME), atMs }].slice(-MAX_UNSENT);
    return isNew;
  }

  /** What was not told yet, oldest first; from now on it counts as told. */
  takeUnsent(): readonly Painted[] {
    const { unsent } = this;
    this.unsent = [];
    return unsent;
  }

  /** This is another screen from now on. */
  clear(): void {
    this.shown = null;
    this.playlist = null;
  }
}

function isTakeover(slide: string | null): boolean {
  return slide !== null && parseTakeoverSlideId(slide) !== null;
}
