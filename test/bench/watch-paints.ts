import type { Page } from "playwright-core";
import { monotonicMs } from "./clock.ts";

const PATIENCE_MS = 20_000;

interface Paints {
  /** When (monotonic ms) the player next reports that it has painted this slide, or one whose name fits. */
  readonly of: (slide: string | RegExp) => Promise<number>;
}

/** Sees the player's own reports on its way to the server. */
export function watchPaints(page: Page): Paints {
  const waiting = new Map<string | RegExp, (atMs: number) => void>();
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      const painted = /\["painted",.*"slide":"([^"]+)"/.exec(String(payload))?.[1] ?? "";
      for (const [slide, tell] of waiting) if (typeof slide === "string" ? slide === painted : slide.test(painted)) tell(monotonicMs());
    }),
  );
  return {
    of: (slide) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`slide ${String(slide)} was not painted`)), PATIENCE_MS);
        waiting.set(slide, (atMs) => {
          clearTimeout(timer);
          waiting.delete(slide);
          resolve(atMs);
        });
      }),
  };
}
