import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { AnnouncementState } from "../model/announcement.ts";
import { Category } from "../model/category.ts";
import { AnnouncementId, GroupId, TakeoverId } from "../model/id.ts";
import { Precedence } from "../model/precedence.ts";
import { Schedule } from "../model/schedule.ts";
import { Severity } from "../model/takeover.ts";
import { DAY_MS, HOUR_MS, Instant, TimeZone } from "../model/time.ts";
import { frame, frameRule, Holiday, Stretch } from "./schedules.ts";

/** How finely the load of loops can be asked for. */
export const CELLS_MS = [HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, DAY_MS] as const;
/** The most cells a frame may have: a month by the hour, four months by three hours, more than a year by the day. */
export const MAX_CELLS = 1000;

/**
 * An announcement as the timeline draws it, once for all of its groups: the newest version of a draft, the published one of all others.
 * `open` is when its schedule is open within the frame by the organisation's wall clock; `changed` says that a newer version waits.
 */
export const TimelineBar = z.strictObject({
  announcementId: AnnouncementId,
  version: z.int(),
  title: z.string(),
  category: Category,
  precedence: Precedence,
  state: AnnouncementState,
  changed: z.boolean(),
  targets: z.array(GroupId),
  schedule: Schedule,
  open: z.array(Stretch),
});
export type TimelineBar = z.infer<typeof TimelineBar>;

export const TimelineTakeover = z.strictObject({
  takeoverId: TakeoverId,
  title: z.string(),
  severity: Severity,
  drill: z.boolean(),
  targets: z.array(GroupId),
  ...Stretch.shape,
});
export type TimelineTakeover = z.infer<typeof TimelineTakeover>;

/**
 * A group's programme over the frame, as a screen directly in it would have it. `loads`: the longest loop in each cell from the frame's start
 * on, in ms. `gaps`: when nothing is scheduled there, from now on.
 */
export const TimelineGroup = z.strictObject({ groupId: GroupId, loads: z.array(z.int()), gaps: z.array(Stretch) });
export type TimelineGroup = z.infer<typeof TimelineGroup>;

export const Timeline = z.strictObject({
  zone: TimeZone,
  nowMs: Instant,
  loopLimitMs: z.int(),
  bars: z.array(TimelineBar),
  takeovers: z.array(TimelineTakeover),
  groups: z.array(TimelineGroup),
  holidays: z.array(Holiday),
});
export type Timeline = z.infer<typeof Timeline>;

/** Everything the timeline draws between two instants: announcements that are not withdrawn, takeovers, loads, gaps, holidays. */
const read = oc
  .route({ method: "GET", path: "/timeline", summary: "What is scheduled for each group", tags: ["timeline"] })
  .input(
    z.strictObject({ ...frame, cell: z._default(z.pipe(z.coerce.number(), z.literal(CELLS_MS)), CELLS_MS[1]) }).check(
      frameRule,
      z.refine(({ from, until, cell }) => until - from <= MAX_CELLS * cell, {
        path: ["cell"],
        error: "Too many cells for this frame",
        params: { rule: "too-many-cells" },
      }),
    ),
  )
  .output(Timeline);

export const timeline = { read };
