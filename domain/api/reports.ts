import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { AnnouncementId, GroupId, ScreenId, SiteId } from "../model/id.ts";
import { LocalDate } from "../model/time.ts";
import { page, pageQuery } from "./page.ts";

const tags = ["reports"];

/** The most days of one report: what is kept of plays. */
export const MAX_REPORT_DAYS = 400;

/** What the lines of a report are about: all screens together, those of a site, those directly in a group, or each by itself. */
export const PlaysBy = z.enum(["total", "site", "group", "screen"]);
export type PlaysBy = z.infer<typeof PlaysBy>;

/** How often, and for how long altogether. */
const Amount = z.strictObject({ count: z.int(), ms: z.int() });

/**
 * What hung on the screens of a place on a day, in three parts that are kept apart: `scheduled` is what the playlists that were delivered say,
 * `painted` what the screens have reported, `panel` how much of the painted time the panel is known to have been on or off, or not known at
 * all. A slide that stays, or follows itself, is counted once; the time of several screens is added up. `place` is null for all together;
 * its name is empty if it does not exist any more. `announcementId` is null for what screens had no room to keep apart while they were
 * without a line: it may have been of any announcement.
 */
export const PlaysLine = z.strictObject({
  day: LocalDate,
  place: z.nullable(z.strictObject({ id: z.uuid(), name: z.string() })),
  announcementId: z.nullable(AnnouncementId),
  title: z.string(),
  screens: z.int(),
  scheduled: Amount,
  painted: Amount,
  panel: z.strictObject({ onMs: z.int(), offMs: z.int(), unknownMs: z.int() }),
});
export type PlaysLine = z.infer<typeof PlaysLine>;

/**
 * Days are those of each screen's site; `from` is in it, `until` is not. Without them the last thirty days and today, of which `scheduled` is told up to now. `groupId`
 * asks for the screens that are in that group or below it today. Screens that were unpaired stay in their site's sums.
 */
const question = {
  announcementId: z.optional(AnnouncementId),
  groupId: z.optional(GroupId),
  siteId: z.optional(SiteId),
  screenId: z.optional(ScreenId),
  by: z._default(PlaysBy, "site"),
  from: z.optional(LocalDate),
  until: z.optional(LocalDate),
};

const PlaysQuestion = z.object(question);
export type PlaysQuestion = z.infer<typeof PlaysQuestion>;

const frameRule = z.refine<{ readonly from?: string | undefined; readonly until?: string | undefined }>(
  ({ from, until }) => from === undefined || until === undefined || (from <= until && daysBetween(from, until) <= MAX_REPORT_DAYS),
  { path: ["until"], error: "A report has at most 400 days", params: { rule: "frame-too-long" } },
);

/** Newest day first, then by place and announcement. */
const plays = oc
  .route({ method: "GET", path: "/reports/plays", summary: "Proof of play: scheduled, painted, panel on or off", tags })
  .input(z.strictObject({ ...question, ...pageQuery }).check(frameRule))
  .output(page(PlaysLine));

/** The same as a table for spreadsheets: UTF-8 with semicolons, headings in the reader's language, times in seconds. 413 past 100,000 lines. */
const playsTable = oc
  .route({ method: "GET", path: "/reports/plays.csv", summary: "Proof of play as CSV", tags })
  .input(z.strictObject(question).check(frameRule))
  .output(z.file());

export const reports = { plays, playsTable };

function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000;
}
