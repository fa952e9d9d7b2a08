/** A film that makes no progress for so long has failed. */
const STALL_MS = 10_000;
/** How often progress is looked at. */
const LOOK_MS = 2000;

/** Looks after the film of a slide: it begins when the slide is on the glass, fails rather than standing still, and leaves nothing in the memory. */
export class FilmWatch {
  private readonly onFailed: (error: Error) => void;
  private film: HTMLVideoElement | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(onFailed: (error: Error) => void) {
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

  /** Plays from the beginning once the slide is on; the film that was there before goes. */
  show(film: HTMLVideoElement | null, isOn: boolean): void {
    if (this.film && this.film !== film) this.release();
    if (!film || !isOn || this.film === film) return;
    this.film = film;
    const failed = (error: unknown) => {
      if (this.film === film) this.onFailed(error instanceof Error ? error : new Error(String(error)));
    };
    film.addEventListener("error", () => failed(errorOf(film)));
    film.currentTime = 0;
    film.play().catch(() => {
      // A browser that nobody has touched may refuse sound: better a silent film than none.
      film.muted = true;
      film.play().catch(failed);
    });
    this.watch(film, failed);
  }

  release(): void {
    clearInterval(this.timer);
    const { film } = this;
    this.film = null;
    if (!film) return;
    film.pause();
    film.removeAttribute("src");
    film.load();
  }

  private watch(film: HTMLVideoElement, failed: (error: Error) => void): void {
    let [at, sinceMs] = [-1, performance.now()];
    this.timer = setInterval(() => {
      // Still on after its end: there is nothing else to show, and it begins again.
      if (film.ended) film.play().catch(failed);
      if (film.currentTime !== at) [at, sinceMs] = [film.currentTime, performance.now()];
      else if (performance.now() - sinceMs > STALL_MS) failed(new Error("film stands still"));
    }, LOOK_MS);
  }
}

function errorOf({ error }: HTMLVideoElement): Error {
  return new Error(`film: ${error?.message || `error ${String(error?.code)}`}`);
}
