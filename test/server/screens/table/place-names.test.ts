import { describe, expect, it } from "vitest";
import type { GroupId, SiteId } from "../../../../domain/model/id.ts";
import type { Instant } from "../../../../domain/model/time.ts";
import { TimeZone } from "../../../../domain/model/time.ts";
import { PlaceNames } from "../../../../server/screens/table/place-names.ts";

const id = (number: number) => `00000000-0000-4000-8000-00000000000${String(number)}`;
const zone = TimeZone.parse("Europe/Berlin");
const site = (number: number, name: string) => ({
  id: id(number) as SiteId,
  name,
  zone,
  region: null,
  headcount: 1,
  screenCount: 0,
  version: 1,
  updatedAtMs: 0 as Instant,
});
const group = (number: number, name: string, parent: number | null) => ({
  id: id(number) as GroupId,
  name,
  parentId: parent === null ? null : (id(parent) as GroupId),
  position: number,
  version: 1,
  updatedAtMs: 0 as Instant,
});

const names = new PlaceNames(
  [site(1, "Wache"), site(2, "Bücherei"), site(3, "Bucherei"), site(4, "Depot"), site(5, "Depot")],
  [
    group(1, "Alle", null),
    group(2, "Feuerwehr", 1),
    group(3, "Wache 1", 2),
    group(4, "Rettung", 1),
    group(5, "Wache 1", 4),
    group(6, "Kitas | Horte", 1),
    group(7, "Nord/Süd", 6),
    group(8, "Doppelt", 1),
    group(9, "Doppelt", 1),
  ],
);
const idsOf = (cell: string) => names.groups(cell).ids.map((one) => Number(one.at(-1)));

describe("a site in a table", () => {
  it("is known by its name, exactly, or else if only case and accents differ and only one is meant", () => {
    const of = (name: string) => {
      const found = names.site(name);
      return typeof found === "string" ? found : Number(found.id.at(-1));
    };
    expect(["Wache", "wache", "Bücherei", "Bucherei", "BÜCHEREI", "Depot", id(5), "Rathaus"].map(of)).toEqual([
      1,
      1,
      2,
      3,
      "ambiguous",
      "ambiguous",
      5,
      "unknown",
    ]);
  });

  it("is written by its name, or by its id where that says too little", () => {
    expect([1, 2, 4].map((number) => names.siteName(id(number) as SiteId))).toEqual(["Wache", "Bücherei", id(4)]);
  });
});

describe("groups in a table", () => {
  it("are known by the end of their path as long as it says which is meant", () => {
    expect(idsOf("Feuerwehr/Wache 1")).toEqual([3]);
    expect(idsOf("Alle / Feuerwehr / Wache 1 | rettung/WACHE 1|Alle")).toEqual([3, 5, 1]);
    expect(idsOf("")).toEqual([]);
    expect(idsOf("Alle||Alle")).toEqual([1]);
  });

  it("are named where they are none, or might be several", () => {
    expect(names.groups("Wache 1|Feuerwehr/Wache 2|Doppelt").wrong).toEqual([
      { name: "Wache 1", why: "ambiguous" },
      { name: "Feuerwehr/Wache 2", why: "unknown" },
      { name: "Doppelt", why: "ambiguous" },
    ]);
  });

  it("are written so that they are read as the same again, whatever signs are in their names", () => {
    const written = (numbers: readonly number[]) => names.groupNames(numbers.map((number) => id(number) as GroupId));
    expect(written([3, 1])).toBe("Alle | Alle/Feuerwehr/Wache 1");
    expect(written([7])).toBe("Alle/Kitas \\| Horte/Nord\\/Süd");
    expect(written([8])).toBe(id(8));
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    for (const number of all) expect(idsOf(written([number]))).toEqual([number]);
    expect(idsOf(written(all)).sort()).toEqual(all);
  });
});
