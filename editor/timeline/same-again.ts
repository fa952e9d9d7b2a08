import type { Timeline } from "../../domain/api/timeline.ts";
import type { Item, Row } from "./rows.ts";

/** The new answer with the very objects of the old one wherever they say the same, so that what has not changed is not drawn again. */
export function sharedWith(before: Timeline | undefined, next: Timeline): Timeline {
  if (!before) return next;
  return {
    ...next,
    bars: shared(before.bars, next.bars, ({ announcementId }) => announcementId),
    takeovers: shared(before.takeovers, next.takeovers, ({ takeoverId }) => takeoverId),
    groups: shared(before.groups, next.groups, ({ groupId }) => groupId),
  };
}

/** The new rows with the very objects of the old ones wherever they look the same. */
export function sharedRows(before: readonly Row[], next: readonly Row[]): readonly Row[] {
  const known = new Map(before.map((row) => [row.group.id, row]));
  return next.map((row) => {
    const old = known.get(row.group.id);
    return old && looksSame(old, row) ? old : row;
  });
}

function shared<Part>(before: readonly Part[], next: readonly Part[], idOf: (part: Part) => string): Part[] {
  const known = new Map(before.map((part) => [idOf(part), part]));
  return next.map((part) => {
    const old = known.get(idOf(part));
    return old && JSON.stringify(old) === JSON.stringify(part) ? old : part;
  });
}

function looksSame(a: Row, b: Row): boolean {
  const isSame = a.group === b.group && a.depth === b.depth && a.below === b.below && a.isOpen === b.isOpen && a.loads === b.loads;
  return (
    isSame && a.gaps === b.gaps && a.items.length === b.items.length && a.items.every((item, index) => isSameItem(item, b.items[index]))
  );
}

function isSameItem(a: Item, b: Item | undefined): boolean {
  const what = (item: Item) => (item.kind === "bar" ? item.bar : item.takeover);
  return (
    b !== undefined &&
    what(a) === what(b) &&
    a.lane === b.lane &&
    a.label === b.label &&
    a.beside === b.beside &&
    a.span.start === b.span.start &&
    a.span.end === b.span.end
  );
}
