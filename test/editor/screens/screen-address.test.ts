import { describe, expect, it } from "vitest";
import { filterAddress, readFilter } from "../../../editor/screens/screen-address.ts";

const SITE = "00000000-0000-4000-8000-000000000001";
const GROUP = "00000000-0000-4000-8000-000000000002";

describe("the address of the list of screens", () => {
  it("keeps the filter there and back", () => {
    const query = new URLSearchParams({ search: "Wache & Hof", site: SITE, group: GROUP, state: "offline" });
    const filter = readFilter(query);
    expect(filter).toEqual({ search: "Wache & Hof", siteId: SITE, groupId: GROUP, state: "offline" });
    expect(filterAddress(filter, undefined)).toBe(`/screens?search=Wache+%26+Hof&site=${SITE}&group=${GROUP}&state=offline`);
    expect(filterAddress({}, "abc")).toBe("/screens/abc");
  });

  it("passes over what makes no sense", () => {
    expect(readFilter(new URLSearchParams({ site: "Rathaus", group: "", state: "broken", other: "x" }))).toEqual({});
  });
});
