import type { Page } from "playwright-core";

export interface Frames {
  /** Time the page's own thread was busy at a stretch for more than 50 ms. */
  readonly longTasksMs: readonly number[];
  /** From frame to frame while fading. */
  readonly framesMs: readonly number[];
}

/** @returns what happened from the entering of a slide until it stood, over several fades from slide to slide */
export function watchFades(page: Page, wanted: { readonly fades: number; readonly dwellMs: number }): Promise<Frames> {
  return page.evaluate(
    ({ fades, dwellMs }) =>
      new Promise<Frames>((resolve) => {
        const longTasksMs: number[] = [];
        const framesMs: number[] = [];
        new PerformanceObserver((list) => longTasksMs.push(...list.getEntries().map(({ duration }) => duration))).observe({
          type: "longtask",
        });
        const untilMs = performance.now() + fades * dwellMs;
        const root = document.querySelector("aushang-player")?.shadowRoot?.querySelector("aushang-stage")?.shadowRoot;
        let beforeMs = performance.now();
        let wasFading = false;
        const look = (nowMs: number) => {
          const isFading = root?.querySelector("aushang-slide.leaving") != null;
          if (isFading || wasFading) framesMs.push(nowMs - beforeMs);
          [beforeMs, wasFading] = [nowMs, isFading];
          if (nowMs < untilMs) requestAnimationFrame(look);
          else resolve({ longTasksMs, framesMs });
        };
        requestAnimationFrame(look);
      }),
    wanted,
  );
}
