import type { TakeoverScreen } from "../../domain/model/takeover.ts";

const ORDER = { offline: 0, pending: 1, confirmed: 2, restored: 3 } as const satisfies Record<TakeoverScreen["reach"], number>;

/** Those that were not reached first; the others by the time they took, slowest first. */
export function inOrder(screens: readonly TakeoverScreen[]): readonly TakeoverScreen[] {
  const { compare } = new Intl.Collator("de", { numeric: true });
  return screens.toSorted(
    (a, b) =>
      ORDER[a.reach] - ORDER[b.reach] ||
      (b.afterMs ?? 0) - (a.afterMs ?? 0) ||
      compare(`${a.siteName} ${a.name}`, `${b.siteName} ${b.name}`),
  );
}
