import type { ScreenSummary } from "../../domain/api/screens.ts";

/**
 * Whether a screen stands upright. A viewport is reported as `{width}x{height}@{pixel ratio}`, as the device knows it; unknown ones lie. A
 * panel that hangs turned knows nothing of it.
 */
export function isPortrait({ presence: { viewport }, display: { rotation } }: Pick<ScreenSummary, "presence" | "display">): boolean {
  const [, width, height] = /^(\d+)x(\d+)/.exec(viewport ?? "16x9") ?? [];
  return rotation % 180 === 0 ? Number(height) > Number(width) : Number(width) > Number(height);
}
