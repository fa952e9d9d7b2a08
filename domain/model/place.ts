import * as z from "zod/mini";
import { HolidayRegion } from "./holiday.ts";
import { GroupId, SiteId } from "./id.ts";
import { line } from "./text.ts";
import { Instant, TimeZone } from "./time.ts";

const headcount = z.int().check(z.minimum(0), z.maximum(100_000));

/** `region` says whose public holidays count there; null for none. */
export const SiteDraft = z.strictObject({ name: line(80), zone: TimeZone, region: z.nullable(HolidayRegion), headcount });
export type SiteDraft = z.infer<typeof SiteDraft>;

/** A place with a time zone and a headcount of staff without a desk. `version` counts edits. */
export const Site = z.strictObject({
  id: SiteId,
  name: line(80),
  zone: TimeZone,
  region: z.nullable(HolidayRegion),
  headcount,
  screenCount: z.int(),
  version: z.int(),
  updatedAtMs: Instant,
});
export type Site = z.infer<typeof Site>;

export const GroupDraft = z.strictObject({ name: line(80), parentId: z.nullable(GroupId) });
export type GroupDraft = z.infer<typeof GroupDraft>;

/**
 * A node in the tree of screens. Targeting a node targets everything below it. `position` orders siblings, from 0.
 * `screenCount` counts the distinct screens in this node and below.
 */
export const Group = z.strictObject({
  id: GroupId,
  parentId: z.nullable(GroupId),
  name: line(80),
  position: z.int(),
  screenCount: z.int(),
  version: z.int(),
  updatedAtMs: Instant,
});
export type Group = z.infer<typeof Group>;
