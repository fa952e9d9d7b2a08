import * as z from "zod/mini";
import { type Holiday, ScheduleTemplate } from "../../domain/api/schedules.ts";
import type { HolidayCalendar, HolidayRegion } from "../../domain/model/holiday.ts";
import type { ScheduleTemplateId } from "../../domain/model/id.ts";
import type { UiLanguage } from "../../domain/model/language.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Schedule, ScheduleTemplateDraft } from "../../domain/model/schedule.ts";
import type { Interval, TimeZone } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { occurrences } from "../../domain/programme/occurrences.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import { listRegions, requireKnownRegion } from "../platform/holiday-regions.ts";
import type { News } from "../platform/news.ts";
import { createOnce } from "../platform/once.ts";
import { newId } from "../platform/secret.ts";
import { deleteTemplate, findTemplate, insertTemplate, listTemplates, updateTemplate } from "./template-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly holidays: HolidayCalendar;
}

/** A schedule at a place, and the stretch of time that is asked about. */
export interface OccurrenceQuery {
  readonly schedule: Schedule;
  readonly zone: TimeZone;
  readonly region: HolidayRegion | null;
  readonly frame: Interval;
}

export type ScheduleService = ReturnType<typeof createScheduleService>;

/** What editors need to say when: occurrences, holidays, and the organisation's named windows. */
export function createScheduleService({ db, now, news, holidays }: Parts) {
  async function existing(database: Db, id: ScheduleTemplateId): Promise<ScheduleTemplate> {
    const template = await findTemplate(database, id);
    if (template === undefined) throw new Problem("not-found");
    return template;
  }

  return {
    /** @throws {Problem} `invalid-input` with `unknown-region` */
    occurrences(actor: Actor, { schedule, zone, region, frame }: OccurrenceQuery): readonly Interval[] {
      requireRole(actor, "editor");
      requireKnownRegion(region);
      return occurrences(schedule, { zone, region, holidays }, frame);
    },

    regions(actor: Actor, language: UiLanguage) {
      requireRole(actor, "editor");
      return listRegions(language);
    },

    /** By date. @throws {Problem} `invalid-input` with `unknown-region` */
    holidays(actor: Actor, region: HolidayRegion, year: number): Holiday[] {
      requireRole(actor, "editor");
      requireKnownRegion(region);
      return [...holidays(region, year)].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
    },

    async listTemplates(actor: Actor, page: PageRequest): Promise<Page<ScheduleTemplate>> {
      requireRole(actor, "editor");
      return listTemplates(db, page);
    },

    async createTemplate(actor: Actor, draft: ScheduleTemplateDraft, key: string | null): Promise<ScheduleTemplate> {
      requireRole(actor, "editor");
      const request = {
        actor,
        key,
        operation: "schedules.createTemplate",
        input: draft,
        nowMs: now(),
        parse: (value: unknown) => z.parse(ScheduleTemplate, value),
      };
      const template = await createOnce(db, request, async (tx) => {
        const id = newId<ScheduleTemplateId>();
        await insertTemplate(tx, id, draft, now());
        return existing(tx, id);
      });
      news.tell("schedule-template-changed", { templateId: template.id });
      return template;
    },

    /** @throws {Problem} `conflict` with the template as it is now, if somebody else changed it */
    async updateTemplate(actor: Actor, id: ScheduleTemplateId, version: number, draft: ScheduleTemplateDraft): Promise<ScheduleTemplate> {
      requireRole(actor, "editor");
      const changed = await updateTemplate(db, { id, version, draft, nowMs: now() });
      const template = await existing(db, id);
      if (!changed) throw new Problem("conflict", { current: template });
      news.tell("schedule-template-changed", { templateId: id });
      return template;
    },

    /** Announcements made from it keep their windows. */
    async removeTemplate(actor: Actor, id: ScheduleTemplateId): Promise<void> {
      requireRole(actor, "editor");
      if (!(await deleteTemplate(db, id))) throw new Problem("not-found");
      news.tell("schedule-template-changed", { templateId: id });
    },
  };
}
