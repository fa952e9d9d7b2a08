import type { Timeline, TimelineBar, TimelineTakeover } from "../../domain/api/timeline.ts";
import type { AnnouncementId, GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import type { Interval } from "../../domain/model/time.ts";
import { validityIn } from "../../domain/programme/validity.ts";
import { isSifting, type TimelineFilter } from "./address.ts";
import { type Label, labelOf, lanesOf, needsOf, roomOf } from "./lanes.ts";
import { type Span, spanOf } from "./span.ts";
import type { Frame } from "./timeline-view.ts";

interface Placed {
  readonly span: Span;
  readonly lane: number;
  readonly label: Label;
  /** How much of the frame the title takes beside a short bar. */
  readonly beside: number;
}
/** An announcement, or a takeover, where it is drawn in the row of one of its groups. */
export type PlacedBar = Placed & { readonly kind: "bar"; readonly bar: TimelineBar };
export type PlacedTakeover = Placed & { readonly kind: "takeover"; readonly takeover: TimelineTakeover };
export type Item = PlacedBar | PlacedTakeover;

/** A group's row. `below` counts the groups under it; `isOpen` tells whether they are shown. Items are sorted by their start. */
export interface Row {
  readonly group: Group;
  readonly depth: number;
  readonly below: number;
  readonly isOpen: boolean;
  readonly items: readonly Item[];
  readonly laneCount: number;
  readonly loads: readonly number[];
  readonly gaps: readonly Interval[];
}

export interface RowsInput {
  readonly groups: readonly Group[];
  readonly timeline: Timeline;
  readonly frame: Frame;
  readonly filter: TimelineFilter;
  readonly closed: ReadonlySet<GroupId>;
  /** Bars that somebody is moving, by where they shall be. */
  readonly moved: ReadonlyMap<AnnouncementId, Schedule>;
  /** How wide the frame is drawn, in CSS pixels. */
  readonly widthPx: number;
}

/** The rows of the timeline in the order of the tree. While bars are sifted, only rows that have some are left, with all above them. */
export function rowsOf(input: RowsInput): readonly Row[] {
  const { groups, filter, closed } = input;
  const above = ancestorsOf(groups);
  const isIn = (root: GroupId, id: GroupId) => id === root || (above.get(id)?.includes(root) ?? false);
  const root = groups.find(({ id }) => id === filter.groupId);
  const chosen = root ? groups.filter(({ id }) => isIn(root.id, id)) : groups;
  const itemsOf = itemsByGroup(input);
  const kept = isSifting(filter) ? chosen.filter((group) => chosen.some(({ id }) => itemsOf.has(id) && isIn(group.id, id))) : chosen;
  const facts = new Map(input.timeline.groups.map((one) => [one.groupId, one]));
  return kept
    .filter(({ id }) => !above.get(id)?.some((higher) => closed.has(higher)))
    .map((group) => {
      const items = itemsOf.get(group.id) ?? [];
      const fact = facts.get(group.id);
      return {
        group,
        depth: above.get(group.id)?.length ?? 0,
        below: kept.filter(({ id }) => id !== group.id && isIn(group.id, id)).length,
        isOpen: !closed.has(group.id),
        items,
        laneCount: Math.max(1, ...items.map(({ lane }) => lane + 1)),
        loads: fact?.loads ?? NOTHING,
        gaps: fact?.gaps ?? NOTHING,
      };
    });
}

const NOTHING: readonly never[] = [];

/** The groups above each group, the nearest first; parents stand before their children in the list. */
function ancestorsOf(groups: readonly Group[]): ReadonlyMap<GroupId, readonly GroupId[]> {
  const above = new Map<GroupId, readonly GroupId[]>();
  for (const { id, parentId } of groups) above.set(id, parentId === null ? [] : [parentId, ...(above.get(parentId) ?? [])]);
  return above;
}

/** Whether a bar is among those asked for. */
export function fits(bar: TimelineBar, { category, state, search }: TimelineFilter): boolean {
  const words = search?.toLocaleLowerCase() ?? "";
  return (!category || bar.category === category) && (!state || bar.state === state) && bar.title.toLocaleLowerCase().includes(words);
}

/** The bar with the times it is being given. */
export function withMove(bar: TimelineBar, moved: ReadonlyMap<AnnouncementId, Schedule>): TimelineBar {
  const schedule = moved.get(bar.announcementId);
  return schedule ? { ...bar, schedule } : bar;
}

type Unplaced = Omit<PlacedBar, "lane" | "label" | "beside"> | Omit<PlacedTakeover, "lane" | "label" | "beside">;

function itemsByGroup({ timeline, frame, filter, moved, widthPx }: RowsInput): ReadonlyMap<GroupId, readonly Item[]> {
  const found = new Map<GroupId, Unplaced[]>();
  const add = (targets: readonly GroupId[], item: Unplaced) => {
    for (const id of targets) found.set(id, [...(found.get(id) ?? []), item]);
  };
  for (const takeover of isSifting(filter) ? [] : timeline.takeovers) {
    const span = spanOf(takeover, frame);
    if (span) add(takeover.targets, { kind: "takeover", takeover, span });
  }
  for (const given of timeline.bars.filter((one) => fits(one, filter))) {
    const bar = withMove(given, moved);
    const span = spanOf(validityIn(bar.schedule, frame.zone), frame);
    if (span) add(bar.targets, { kind: "bar", bar, span });
  }
  return new Map([...found].map(([id, items]) => [id, inLanes(items, widthPx)]));
}

function inLanes(unplaced: readonly Unplaced[], widthPx: number): readonly Item[] {
  const sorted = unplaced.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (keyOf(a) < keyOf(b) ? -1 : 1));
  const needs = sorted.map((item) => needsOf(titleOf(item).length, item.kind === "takeover" || hasIcon(item.bar), widthPx));
  const both = sorted.map((item, index) => ({ item, need: needs[index] ?? { inside: 0, beside: 0 } }));
  const lanes = lanesOf(both.map(({ item, need }) => roomOf(item.span, need)));
  return both.map(
    ({ item, need }, index): Item => ({ ...item, lane: lanes[index] ?? 0, label: labelOf(item.span, need), beside: need.beside }),
  );
}

function titleOf(item: Unplaced): string {
  return item.kind === "bar" ? item.bar.title : item.takeover.title;
}

/** Whether an icon stands before the title: for everything but what is simply live. */
export function hasIcon({ state, changed }: TimelineBar): boolean {
  return changed || state !== "live";
}

/** What tells an item of a row from all others. */
export function keyOf(item: Unplaced): string {
  return item.kind === "bar" ? item.bar.announcementId : item.takeover.takeoverId;
}
