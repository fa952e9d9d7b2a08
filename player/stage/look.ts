import type { PlayedLook } from "../../domain/model/look.ts";
import type { Theme } from "../../domain/model/screen.ts";

/** How long a line of the ticker stays. */
export const TICKER_MS = 8000;

/** What hangs there without a playlist. */
export const PLAIN_LOOK: PlayedLook = {
  logo: [],
  accents: null,
  typeface: "atkinson",
  header: { shown: true, place: true, date: true, clock: true, note: "" },
  footer: { progress: true, text: "" },
  ticker: [],
  safeAreaPercent: 0,
  nights: [],
};

/** Paper or night at a moment: a night of the look, or what the playlist says. */
export function themeAt({ nights }: PlayedLook, theme: Theme, atMs: number): Theme {
  return nights.some(({ fromMs, untilMs }) => atMs >= fromMs && atMs < untilMs) ? "night" : theme;
}

/** When the tone or the line of the ticker changes next; Infinity if they never do. */
export function nextLookChangeMs({ nights, ticker }: PlayedLook, atMs: number): number {
  const edges = nights.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]).filter((edgeMs) => edgeMs > atMs);
  const flipMs = ticker.length > 1 ? (Math.floor(atMs / TICKER_MS) + 1) * TICKER_MS : Number.POSITIVE_INFINITY;
  return Math.min(flipMs, ...edges);
}

/** Which line of the ticker is on: the same on all screens, for it goes by the clock alone. */
export function tickerLine({ ticker }: PlayedLook, atMs: number): { readonly text: string; readonly turn: number } | null {
  const turn = Math.floor(atMs / TICKER_MS);
  const text = ticker[turn % Math.max(1, ticker.length)];
  return text === undefined ? null : { text, turn };
}
