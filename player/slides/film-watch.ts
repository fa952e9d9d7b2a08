import { correctionFor } from "./film-sync.ts";

/** A film that makes no progress, or of which no picture comes, for so long has failed. */
const STALL_MS = 10_000;
/** How often progress is looked at. */
const LOOK_MS = 500;
/** A film that starts so late into its turn starts there, and not at its beginning. */
const LATE_MS = 150;

/** Looks after the film of a slide: it begins when the slide is on the glass, keeps to the clock, fails rather than standing still, and leaves nothing in the memory. */
export class FilmWatch {
  private readonly onFailed: (error: Error) => void;
  private readonly elapsedMs: () => number;
  private film: HTMLVideoElement | null = null;
  private isOn = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** @param elapsedMs how long ago its turn began: two screens show the same picture of it */
  constructor(elapsedMs: () => number, onFailed: (error: Error) => void) {
    this.elapsedMs = elapsedMs;
    this.onFailed = onFailed;
  }

  /** Resolves when the first picture of the film can be drawn; at once without a film. */
  ready(film: HTMLVideoElement | null): Promise<void> {
    if (!film || film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return Promise.resolve();
    return new Promise((resolve, reject) => {
      film.addEventListener("loadeddata", () => (film.videoWidth > 0 ? resolve() : reject(new Error("film without pictures"))), {
        once: true,
      });
      film.addEventListener("error", () => reject(errorOf(film)), { once: true });
    });
  }

  /** Plays once the slide is on, from where its turn is, and stands still when it is on no more; the film that was there before goes. */
  show(film: HTMLVideoElement | null, isOn: boolean): void {
    if (this.film !== film) this.release();
    this.film = film;
    if (!film || this.isOn === isOn) return;
    this.isOn = isOn;
    if (!isOn) {
      clearInterval(this.timer);
      film.pause();
      return;
    }
    const failed = (error: unknown) => {
      if (this.film === film && this.isOn) this.onFailed(error instanceof Error ? error : new Error(String(error)));
    };
    film.addEventListener("error", () => failed(errorOf(film)));
    const elapsedMs = this.elapsedMs();
    film.currentTime = elapsedMs > LATE_MS && film.duration > 0 ? (elapsedMs / 1000) % film.duration : 0;
    film.play().catch(() => {
      // A browser that nobody has touched may refuse sound: better a silent film than none.
      film.muted = true;
      if (this.isOn) film.play().catch(failed);
    });
    this.watch(film, failed);
  }

  release(): void {
    clearInterval(this.timer);
    const { film } = this;
    this.film = null;
    this.isOn = false;
    if (!film) return;
    film.pause();
    film.removeAttribute("src");
    film.load();
  }

  private watch(film: HTMLVideoElement, failed: (error: Error) => void): void {
    let [seen, sinceMs] = [-1, performance.now()];
    this.timer = setInterval(() => {
      // Still on after its end: there is nothing else to show, and it begins again.
      if (film.ended) film.play().catch(failed);
      // Without pictures it may run on as long as it likes: sound alone is no film.
      const progress = picturesOf(film) > 0 ? film.currentTime : seen;
      if (progress !== seen || document.hidden) [seen, sinceMs] = [progress, performance.now()];
      else if (performance.now() - sinceMs > STALL_MS) failed(new Error("film stands still"));
      this.keepTime(film);
    }, LOOK_MS);
  }

  private keepTime(film: HTMLVideoElement): void {
    if (film.seeking || film.paused || !(film.duration > 0)) return;
    const { seekToMs, rate } = correctionFor(film.currentTime * 1000, this.elapsedMs(), film.duration * 1000);
    film.playbackRate = rate;
    if (seekToMs !== null) film.currentTime = seekToMs / 1000;
  }
}

/** How many pictures were decoded. */
function picturesOf(film: HTMLVideoElement): number {
  return film.getVideoPlaybackQuality().totalVideoFrames;
}

function errorOf({ error }: HTMLVideoElement): Error {
  return new Error(`film: ${error?.message || `error ${String(error?.code)}`}`);
}
