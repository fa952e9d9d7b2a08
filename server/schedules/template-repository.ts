import * as z from "zod/mini";
import { ScheduleTemplate } from "../../domain/api/schedules.ts";
import type { ScheduleTemplateId } from "../../domain/model/id.ts";
import type { ScheduleTemplateDraft } from "../../domain/model/schedule.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../platform/database/page.ts";
import type { ScheduleTemplateRow } from "../platform/database/tables.ts";
import { toSearchText } from "../platform/search-text.ts";

/** Lists templates by name. */
export async function listTemplates(db: Db, { cursor, limit }: PageRequest): Promise<Page<ScheduleTemplate>> {
  const after = readCursor(cursor);
  let query = db.selectFrom("schedule_template").selectAll();
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("search", "id"), ">", tuple(String(after[0]), after[1])));
  const rows = await query
    .orderBy("search")
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => [row.search, row.id], toTemplate);
}

export async function findTemplate(db: Db, id: ScheduleTemplateId): Promise<ScheduleTemplate | undefined> {
  const row = await db.selectFrom("schedule_template").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toTemplate(row);
}

export async function insertTemplate(db: Db, id: ScheduleTemplateId, draft: ScheduleTemplateDraft, nowMs: number): Promise<void> {
  await db
    .insertInto("schedule_template")
    .values({ id, ...toColumns(draft), version: 1, updated_at: nowMs })
    .execute();
}

export interface TemplateChange {
  readonly id: ScheduleTemplateId;
  readonly version: number;
  readonly draft: ScheduleTemplateDraft;
  readonly nowMs: number;
}

/** Changes the template if it still is at `version`. @returns whether it was */
export async function updateTemplate(db: Db, { id, version, draft, nowMs }: TemplateChange): Promise<boolean> {
  const result = await db
    .updateTable("schedule_template")
    .set({ ...toColumns(draft), version: version + 1, updated_at: nowMs })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deleteTemplate(db: Db, id: ScheduleTemplateId): Promise<boolean> {
  const result = await db.deleteFrom("schedule_template").where("id", "=", id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

function toTemplate({ id, name, windows, version, updated_at }: ScheduleTemplateRow): ScheduleTemplate {
  return z.parse(ScheduleTemplate, { id, name, windows: JSON.parse(windows), version, updatedAtMs: updated_at });
}

function toColumns({ name, windows }: ScheduleTemplateDraft): Pick<ScheduleTemplateRow, "name" | "search" | "windows"> {
  return { name, search: toSearchText(name), windows: JSON.stringify(windows) };
}
