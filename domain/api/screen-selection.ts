import * as z from "zod/mini";
import { GroupId, ScreenId, SiteId } from "../model/id.ts";
import { PresenceState } from "../model/screen.ts";

/** The most screens that are named one by one; more are told by what they have in common. */
export const MAX_NAMED = 5000;

/** Which screens: those named, or all that the list of screens shows when it is narrowed like this. */
export const ScreenSelection = z.union([
  z.strictObject({ ids: z.array(ScreenId).check(z.minLength(1), z.maxLength(MAX_NAMED)) }),
  z.strictObject({
    search: z.optional(z.string().check(z.maxLength(100))),
    siteId: z.optional(SiteId),
    groupId: z.optional(GroupId),
    state: z.optional(PresenceState),
  }),
]);
export type ScreenSelection = z.infer<typeof ScreenSelection>;
