import { describe, expect, it } from "vitest";
import type { ScreenIndex } from "../../../domain/api/screens.ts";
import type { GroupId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import type { Group } from "../../../domain/model/place.ts";
import { countStates, type FleetRow, fleetRows } from "../../../editor/screens/fleet-order.ts";

const site = (name: string) => ({ id: `site ${name}` as SiteId, name });
const item = (id: string, at: number, groups: number[] = []) => ({
  id: id as ScreenId,
  name: `Bildschirm ${id}`,
  site: at,
  groups,
  state: "live" as const,
});
const group = (name: string) => ({ id: name as GroupId, name }) as Group;

const INDEX: ScreenIndex = {
  sites: [site("Feuerwache 1"), site("Kita Hörde")],
  groupIds: ["Kitas" as GroupId, "Feuerwehr" as GroupId],
  items: [item("a", 0, [1]), item("b", 1, [0, 1]), item("c", 1)],
};
const TREE = [group("Alle"), group("Feuerwehr"), group("Kitas")];
const told = (rows: readonly FleetRow[]) => rows.map((row) => (row.kind === "heading" ? `${row.name}: ${row.ids.join(" ")}` : row.id));

describe("the list of screens", () => {
  it("is not divided unless somebody wants it", () => {
    expect(told(fleetRows(INDEX, "none", TREE, "Ohne"))).toEqual(["a", "b", "c"]);
  });

  it("is divided by site", () => {
    expect(told(fleetRows(INDEX, "site", TREE, "Ohne"))).toEqual(["Feuerwache 1: a", "a", "Kita Hörde: b c", "b", "c"]);
  });

  it("is divided by group in the order of the tree, a screen in each of its groups, those of none last", () => {
    expect(told(fleetRows(INDEX, "group", TREE, "Ohne"))).toEqual(["Feuerwehr: a b", "a", "b", "Kitas: b", "b", "Ohne: c", "c"]);
  });

  it("names each row once, also where a screen stands in two groups", () => {
    for (const grouping of ["none", "site", "group"] as const) {
      const keys = fleetRows(INDEX, grouping, TREE, "Ohne").map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe("the tally of a division", () => {
  it("names states in the order given, and none that nobody is in", () => {
    const states = { a: "live", b: "offline", c: "live" } as const;
    const stateOf = (id: ScreenId) => states[id as keyof typeof states];
    const ids = ["a", "b", "c", "unknown"] as ScreenId[];
    expect(countStates(ids, stateOf, ["offline", "faulty", "live"])).toEqual([
      ["offline", 1],
      ["live", 2],
    ]);
  });
});
