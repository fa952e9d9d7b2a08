/** Whether a screen stands upright. A viewport is reported as `{width}x{height}@{pixel ratio}`; unknown ones lie. */
export function isPortrait(viewport: string | null): boolean {
  const [, width, height] = /^(\d+)x(\d+)/.exec(viewport ?? "") ?? [];
  return Number(height) > Number(width);
}
