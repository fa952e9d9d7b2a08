import { describe, expect, it } from "vitest";
import type { AnnouncementContent } from "../../../domain/model/announcement.ts";
import { resolve } from "../../../domain/programme/resolve.ts";
import { announcement, announcementId, at, audience, city, groupId, local, mediaId, rendition, schedule as validity } from "./sample.ts";

const PUBLISHED = "2027-03-01T09:00:00Z";
/** The reason for the only announcement at a moment, or "shown". */
function verdict(change: Partial<AnnouncementContent>, moment: string) {
  const { shown, withheld } = resolve(city({ announcements: [announcement(1, PUBLISHED, change)] }), audience(), at(moment));
  return shown.length > 0 ? "shown" : withheld[0]?.reason;
}

describe("resolve", () => {
  it("shows from the instant of publication on", () => {
    expect(verdict({}, "2027-03-01T08:59:59.999Z")).toBe("not-yet-published");
    expect(verdict({}, "2027-03-01T09:00:00Z")).toBe("shown");
  });

  it("shows from the start on and not at the end, in the wall time of the site", () => {
    const schedule = validity({ from: local("2027-03-27T08:00"), until: local("2027-03-28T08:00") });
    expect(verdict({ schedule }, "2027-03-27T06:59:59.999Z")).toBe("before-start");
    expect(verdict({ schedule }, "2027-03-27T07:00:00Z")).toBe("shown");
    expect(verdict({ schedule }, "2027-03-28T05:59:59.999Z")).toBe("shown");
    expect(verdict({ schedule }, "2027-03-28T06:00:00Z")).toBe("after-end");
  });

  it("ends at the first of two equal wall times in autumn", () => {
    const schedule = validity({ from: null, until: local("2027-10-31T02:30") });
    expect(verdict({ schedule }, "2027-10-31T00:29:59.999Z")).toBe("shown");
    expect(verdict({ schedule }, "2027-10-31T00:30:00Z")).toBe("after-end");
  });

  it("gives the first of several reasons", () => {
    const schedule = validity({ from: local("2027-04-01T00:00"), until: local("2027-04-02T00:00") });
    const picture = { mediaId: mediaId(9), decorative: true };
    expect(verdict({ targets: [groupId(2)], schedule, picture }, "2027-02-01T00:00Z")).toBe("not-targeted");
    expect(verdict({ schedule, template: "text-image", picture }, "2027-02-01T00:00Z")).toBe("not-yet-published");
    expect(verdict({ schedule, template: "text-image", picture }, "2027-03-31T00:00Z")).toBe("before-start");
    expect(verdict({ schedule, template: "text-image", picture }, "2027-04-03T00:00Z")).toBe("after-end");
    expect(verdict({ schedule, template: "text-image", picture }, "2027-04-01T12:00Z")).toBe("media-not-ready");
  });

  it("does not wait for a picture its template does not show, nor for one that has renditions", () => {
    const picture = { mediaId: mediaId(9), decorative: true };
    expect(verdict({ template: "text", picture }, "2027-03-02T00:00Z")).toBe("shown");
    const ready = city({
      announcements: [announcement(1, PUBLISHED, { template: "text-image", picture })],
      renditions: new Map([[mediaId(9), [rendition(1)]]]),
    });
    expect(resolve(ready, audience(), at("2027-03-02T00:00Z")).shown).toEqual([announcementId(1)]);
  });

  it("orders by publication, newest first, and then by id", () => {
    const announcements = [announcement(3, PUBLISHED), announcement(1, PUBLISHED), announcement(2, "2027-03-01T09:00:01Z")];
    expect(resolve(city({ announcements }), audience(), at("2027-04-01T00:00Z")).shown).toEqual([2, 1, 3].map(announcementId));
  });
});
