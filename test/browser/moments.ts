import type { Page } from "playwright-core";

/** When something came onto the glass, and where a film was at a moment; both in ms of the machine's own time, which no page can shift. */
export interface Moments {
  readonly changes: readonly { readonly slide: string; readonly atMs: number }[];
  readonly films: readonly { readonly placeMs: number; readonly lengthMs: number; readonly atMs: number }[];
  /** How late frames came after a timer that has nothing to do with the player: as much as the machine was busy with something else. */
  readonly lateMs: readonly number[];
}

interface Watching extends Window {
  moments: { readonly changes: Moments["changes"][number][]; readonly films: Moments["films"][number][]; readonly lateMs: number[] };
}

/** From now on the page notes in which frame each slide came, and at each frame where the film on the glass is. */
export async function watchMoments(page: Page): Promise<void> {
  await page.locator("aushang-stage .layer.shown").first().waitFor();
  await page.evaluate(() => {
    const moments: Watching["moments"] = { changes: [], films: [], lateMs: [] };
    Object.assign(window, { moments });
    const root = document.querySelector("aushang-player")?.shadowRoot?.querySelector("aushang-stage")?.shadowRoot;
    if (!root) throw new Error("no stage");
    const slideOf = (element: Element) => (element as Element & { readonly slide?: { readonly id: string } }).slide?.id ?? "";
    const atMs = () => performance.timeOrigin + performance.now();
    new MutationObserver((records) => {
      for (const { target, oldValue } of records) {
        if (!(target instanceof Element) || !target.classList.contains("shown") || /\bshown\b/.test(oldValue ?? "")) continue;
        const slide = slideOf(target);
        requestAnimationFrame(() => moments.changes.push({ slide, atMs: atMs() }));
      }
    }).observe(root, { subtree: true, attributeFilter: ["class"], attributeOldValue: true });
    const wait = () => {
      const dueMs = performance.now() + 250;
      setTimeout(() => {
        requestAnimationFrame(() => moments.lateMs.push(performance.now() - dueMs));
        wait();
      }, 250);
    };
    wait();
    const look = () => {
      const film = root.querySelector(".layer.shown")?.shadowRoot?.querySelector("video");
      if (film && film.duration > 0 && !film.paused && !film.seeking) {
        moments.films.push({ placeMs: film.currentTime * 1000, lengthMs: film.duration * 1000, atMs: atMs() });
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

export function momentsOf(page: Page): Promise<Moments> {
  return page.evaluate(() => (window as unknown as Watching).moments);
}

/** Half of the shortest loop in which they are watched: what lies further apart is another turn. */
const SAME_TURN_MS = 4000;

/** How far apart the two screens changed to the same slide, for each change that the first one saw between the ends; null if the other one did not. */
export function slideGaps({ changes }: Moments, other: Moments): readonly (number | null)[] {
  return changes.slice(1, -1).map(({ slide, atMs }) => {
    const gaps = other.changes.filter((change) => change.slide === slide).map((change) => Math.abs(change.atMs - atMs));
    const gapMs = Math.min(...gaps);
    return gapMs < SAME_TURN_MS ? gapMs : null;
  });
}

/** Frames of a film are further apart than this only if it stopped, or if another turn began. */
const SAME_RUN_MS = 500;

/** How far apart the films of the two screens were, at each moment at which both were looked at before and after. */
export function filmGaps({ films }: Moments, other: Moments): readonly number[] {
  return films.flatMap(({ atMs, placeMs, lengthMs }) => {
    const next = other.films.findIndex((sample) => sample.atMs >= atMs);
    const [before, after] = [other.films[next - 1], other.films[next]];
    if (!before || !after || after.atMs - before.atMs > SAME_RUN_MS || after.placeMs < before.placeMs) return [];
    const share = (atMs - before.atMs) / (after.atMs - before.atMs);
    const apartMs = Math.abs(before.placeMs + share * (after.placeMs - before.placeMs) - placeMs);
    // Just after the beginning is not far from just before the end.
    return [Math.min(apartMs, lengthMs - apartMs)];
  });
}
