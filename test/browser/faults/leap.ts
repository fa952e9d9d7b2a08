import type { Page } from "playwright-core";

/** A little more than the time between two looks that the player has at its own glass. */
const BREATH_MS = 7000;

/**
 * Moves the clocks of the page on, all at once, as when a device was busy for that long. Before that it gets time to breathe: leap upon leap would
 * look like a page that is stuck.
 */
export async function leap(page: Page, byMs: number): Promise<void> {
  await page.clock.runFor(BREATH_MS);
  await page.clock.fastForward(byMs - BREATH_MS);
}
