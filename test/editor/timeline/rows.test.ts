import { describe, expect, it } from "vitest";
import { Timeline } from "../../../domain/api/timeline.ts";
import { GroupId } from "../../../domain/model/id.ts";
import { Group } from "../../../domain/model/place.ts";
import { LocalDate, TimeZone } from "../../../domain/model/time.ts";
import { rowsOf } from "../../../editor/timeline/rows.ts";
import { sharedRows, sharedWith } from "../../../editor/timeline/same-again.ts";
import { frameOf } from "../../../editor/timeline/timeline-view.ts";

const ZONE = TimeZone.parse("Europe/Berlin");
const FRAME = frameOf("week", LocalDate.parse("2026-11-25"), ZONE);
const id = (n: number) => `00000000-0000-4000-8000-00000000000${String(n)}`;
const group = (n: number, parent: number | null, name: string) =>
  Group.parse({ id: id(n), parentId: parent === null ? null : id(parent), name, position: n, screenCount: 1, version: 1, updatedAtMs: 1 });
const GROUPS = [group(1, null, "Alle"), group(2, 1, "Feuerwehr"), group(3, 2, "Wache 1"), group(4, 1, "Kitas")];

function bar(n: number, title: string, targets: readonly number[], from: string, until: string) {
  return {
    announcementId: id(n),
    version: 1,
    title,
    category: "general",
    precedence: "normal",
    state: "live",
    changed: false,
    targets: targets.map(id),
    schedule: { from, until, windows: [] },
    open: [],
  };
}

function answer(title = "Grippeschutz") {
  return Timeline.parse({
    zone: "Europe/Berlin",
    nowMs: FRAME.fromMs,
    loopLimitMs: 180_000,
    bars: [
      bar(7, title, [2, 4], "2026-11-24T00:00", "2026-11-26T00:00"),
      bar(8, "Zur selben Zeit", [2], "2026-11-25T00:00", "2026-11-27T00:00"),
      bar(9, "Nicht diese Woche", [2], "2026-12-25T00:00", "2026-12-27T00:00"),
    ],
    takeovers: [],
    groups: GROUPS.map((one) => ({ groupId: one.id, loads: [1, 2], gaps: [] })),
    holidays: [],
  });
}

function rows(more: Partial<Parameters<typeof rowsOf>[0]> = {}) {
  return rowsOf({
    groups: GROUPS,
    timeline: answer(),
    frame: FRAME,
    filter: {},
    closed: new Set(),
    moved: new Map(),
    widthPx: 1000,
    ...more,
  });
}

const names = (all: ReturnType<typeof rowsOf>) => all.map((row) => row.group.name);

describe("rows", () => {
  it("stand in the order of the tree, with a bar for each group it is targeted at", () => {
    expect(rows().map((row) => [row.group.name, row.depth, row.below, row.items.length, row.laneCount])).toEqual([
      ["Alle", 0, 3, 0, 1],
      ["Feuerwehr", 1, 1, 2, 2],
      ["Wache 1", 2, 0, 0, 1],
      ["Kitas", 1, 0, 1, 1],
    ]);
  });

  it("hide what is below a closed group", () => {
    expect(names(rows({ closed: new Set([GroupId.parse(id(2))]) }))).toEqual(["Alle", "Feuerwehr", "Kitas"]);
  });

  it("keep, while bars are sifted, only those that have some and what is above them", () => {
    expect(names(rows({ filter: { search: "selben" } }))).toEqual(["Alle", "Feuerwehr"]);
    expect(names(rows({ filter: { groupId: GroupId.parse(id(2)) } }))).toEqual(["Feuerwehr", "Wache 1"]);
    expect(rows({ filter: { category: "health" } })).toEqual([]);
  });

  it("are the same objects again where nothing has changed, so that only the others are drawn", () => {
    const first = answer();
    const before = rows({ timeline: first });
    const after = sharedRows(before, rows({ timeline: sharedWith(first, answer("Grippeschutz, neuer Termin")) }));
    expect(after.map((row, index) => row === before[index])).toEqual([true, false, true, false]);
  });
});
