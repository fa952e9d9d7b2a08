import { describe, expect, it } from "vitest";
import { filterAddress, readFilter } from "../../../editor/library/media-filter.ts";
import { moveFocus } from "../../../editor/library/media-input.ts";

const GROUP = "0b8f7a52-3a3c-4b0e-9c2f-5f1d2a7e6c11";

describe("the address of the library", () => {
  it("keeps search, kind and folder, and beside them what is open", () => {
    const filter = readFilter(new URLSearchParams(`search=Park&kind=image&folder=${GROUP}`));
    expect(filter).toEqual({ search: "Park", kind: "image", groupId: GROUP });
    expect(filterAddress(filter, "x")).toBe(`/library/x?search=Park&kind=image&folder=${GROUP}`);
  });

  it("passes over what makes no sense", () => {
    expect(readFilter(new URLSearchParams("kind=song&folder=everything"))).toEqual({});
  });

  it("names what belongs to everybody", () => {
    expect(filterAddress(readFilter(new URLSearchParams("folder=none")))).toBe("/library?folder=none");
  });
});

describe("a focal point", () => {
  it("stays in the picture", () => {
    expect(moveFocus({ x: 0.99, y: 0.004 }, 0.1, -0.01)).toEqual({ x: 1, y: 0 });
  });
});
