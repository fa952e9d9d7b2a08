/** How long each page of languages stays. */
export const PAGE_MS = 8000;

/**
 * How many of the other languages may stand on one page: all of them if there are few, then pairs, then one by one; in the order in which to
 * try. The first that can be read is taken.
 */
export function pageSizesToTry(others: number): readonly number[] {
  return [others, 2, 1].filter((size, index, all) => size <= Math.min(others, 4) && all.indexOf(size) === index);
}

/** Which page is on; all screens turn at the same moment. */
export function pageAt(fromMs: number, atMs: number, pages: number): number {
  return Math.max(0, Math.floor((atMs - fromMs) / PAGE_MS)) % Math.max(1, pages);
}

/** When the next page comes. */
export function nextPageMs(fromMs: number, atMs: number): number {
  return fromMs + (Math.floor((atMs - fromMs) / PAGE_MS) + 1) * PAGE_MS;
}
