import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { EditVersion } from "../model/edit-version.ts";
import { HolidayRegion } from "../model/holiday.ts";
import { ScheduleTemplateId } from "../model/id.ts";
import { Schedule, ScheduleTemplateDraft } from "../model/schedule.ts";
import { DAY_MS, Instant, LocalDate, TimeZone } from "../model/time.ts";
import { page, pageQuery } from "./page.ts";

const tags = ["schedules"];
/** The longest stretch that can be asked about at once. */
export const LONGEST_FRAME_MS = 400 * DAY_MS;

/** A stretch of instants on its way over HTTP, half-open. */
export const Stretch = z.strictObject({ fromMs: Instant, untilMs: Instant });
export type Stretch = z.infer<typeof Stretch>;

/** A stretch of at most `LONGEST_FRAME_MS` from `from` until `until` (exclusive), UTC epoch ms; also as text, for query strings. */
export const frame = { from: moment(), until: moment() };

function moment() {
  return z.coerce.number().check(z.int(), z.minimum(0), z.maximum(7_258_118_399_999));
}

/** @param input something with `from` and `until` */
export function isFrame({ from, until }: { readonly from: number; readonly until: number }): boolean {
  return from < until && until - from <= LONGEST_FRAME_MS;
}

/** Put behind an object with `frame`'s fields. */
export const frameRule = z.refine<{ readonly from: number; readonly until: number }>(isFrame, {
  path: ["until"],
  error: "Ends before it starts, or more than 400 days after",
  params: { rule: "frame-too-long" },
});

/** When a schedule is open at a place, as sorted intervals that neither overlap nor touch. `region` adds its public holidays. */
const occurrences = oc
  .route({ method: "POST", path: "/schedules/occurrences", summary: "When a schedule is open", tags })
  .input(
    z.strictObject({ schedule: Schedule, zone: TimeZone, region: z._default(z.nullable(HolidayRegion), null), ...frame }).check(frameRule),
  )
  .output(z.strictObject({ intervals: z.array(Stretch) }));

export const ScheduleTemplate = z.strictObject({
  id: ScheduleTemplateId,
  ...ScheduleTemplateDraft.shape,
  version: z.int(),
  updatedAtMs: Instant,
});
export type ScheduleTemplate = z.infer<typeof ScheduleTemplate>;

const listTemplates = oc
  .route({ method: "GET", path: "/schedules/templates", summary: "Named windows of the organisation, by name", tags })
  .input(z.strictObject({ ...pageQuery }))
  .output(page(ScheduleTemplate));

const createTemplate = oc
  .route({ method: "POST", path: "/schedules/templates", summary: "Keep windows under a name", tags, successStatus: 201 })
  .input(ScheduleTemplateDraft)
  .output(ScheduleTemplate);

const updateTemplate = oc
  .route({ method: "PUT", path: "/schedules/templates/{id}", summary: "Change a schedule template", tags })
  .input(z.strictObject({ id: ScheduleTemplateId, version: EditVersion, ...ScheduleTemplateDraft.shape }))
  .output(ScheduleTemplate);

const removeTemplate = oc
  .route({ method: "DELETE", path: "/schedules/templates/{id}", summary: "Remove a schedule template", tags, successStatus: 204 })
  .input(z.strictObject({ id: ScheduleTemplateId }))
  .output(z.void());

export const Holiday = z.strictObject({ date: LocalDate, name: z.string() });
export type Holiday = z.infer<typeof Holiday>;

/** Regions whose public holidays are known, by name in the reader's language. */
const regions = oc
  .route({ method: "GET", path: "/schedules/regions", summary: "Regions with public holidays", tags })
  .output(z.strictObject({ items: z.array(z.strictObject({ region: HolidayRegion, name: z.string() })) }));

const holidays = oc
  .route({ method: "GET", path: "/schedules/holidays", summary: "Public holidays of a region in a year", tags })
  .input(z.strictObject({ region: HolidayRegion, year: z.coerce.number().check(z.int(), z.minimum(2000), z.maximum(2199)) }))
  .output(z.strictObject({ items: z.array(Holiday) }));

export const schedules = { occurrences, listTemplates, createTemplate, updateTemplate, removeTemplate, regions, holidays };
