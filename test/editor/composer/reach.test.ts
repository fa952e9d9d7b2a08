import { describe, expect, it } from "vitest";
import { GroupId } from "../../../domain/model/id.ts";
import { countReached, firstSite } from "../../../editor/composer/reach.ts";

const group = (digit: string) => GroupId.parse(`00000000-0000-4000-8000-00000000000${digit}`);
const [city, fire, school, empty] = [group("1"), group("2"), group("3"), group("4")];
const GROUPS = [
  { id: city, parentId: null },
  { id: fire, parentId: city },
  { id: school, parentId: city },
  { id: empty, parentId: city },
];
const PLACEMENT = [
  { siteName: "Feuerwache 10", groupIds: [fire] },
  { siteName: "Feuerwache 2", groupIds: [fire, school] },
  { siteName: "Archiv", groupIds: [school] },
];

describe("the screens that targets reach", () => {
  it("are each counted once, however many of the targets they are in", () => {
    expect(countReached(GROUPS, PLACEMENT, [fire, school, city])).toBe(3);
  });

  it("lend the preview the first site by name, 2 before 10", () => {
    expect(firstSite(GROUPS, PLACEMENT, [fire])).toBe("Feuerwache 2");
    expect(firstSite(GROUPS, PLACEMENT, [city])).toBe("Archiv");
  });

  it("are none for an empty group or no target, and then there is no site", () => {
    expect(firstSite(GROUPS, PLACEMENT, [empty])).toBeUndefined();
    expect(firstSite(GROUPS, PLACEMENT, [])).toBeUndefined();
  });
});
