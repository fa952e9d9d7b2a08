import * as z from "zod/mini";
import { Announcement, AnnouncementContent, AnnouncementVersion, type PublishedAnnouncement } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { announcementState, type Standing } from "../../domain/programme/announcement-state.ts";
import { readJson } from "../platform/database/json-column.ts";
import type { AnnouncementRow, AnnouncementVersionRow } from "../platform/database/tables.ts";

export interface JoinedAnnouncementRow extends AnnouncementRow {
  readonly content: string;
  readonly updated_by: string;
}

export function toAnnouncement(row: JoinedAnnouncementRow, nowMs: number): Announcement {
  return z.parse(Announcement, {
    id: row.id,
    version: row.version,
    content: JSON.parse(row.content),
    publishedVersion: row.published_version,
    publishedAtMs: row.published_at,
    withdrawnAtMs: row.withdrawn_at,
    state: announcementState(standingOf(row), nowMs),
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
    updatedByName: row.updated_by,
  });
}

export function toVersion(row: AnnouncementVersionRow & { readonly created_by_name: string }): AnnouncementVersion {
  return z.parse(AnnouncementVersion, {
    number: row.number,
    content: JSON.parse(row.content),
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdAtMs: row.created_at,
    publishedAtMs: row.published_at,
  });
}

interface PublishedRow {
  readonly id: string;
  readonly published_version: number | null;
  readonly published_at: number | null;
  readonly content: string;
}

export function toPublished(row: PublishedRow): PublishedAnnouncement {
  if (row.published_version === null || row.published_at === null) throw new Error(`Announcement ${row.id} is not published`);
  return {
    id: row.id as AnnouncementId,
    version: row.published_version,
    publishedAtMs: row.published_at,
    content: readJson(AnnouncementContent, row.content),
  };
}

function standingOf(row: AnnouncementRow): Standing {
  return {
    publishedVersion: row.published_version,
    withdrawnAtMs: row.withdrawn_at,
    validity:
      row.published_version === null
        ? null
        : { fromMs: row.starts_at ?? Number.NEGATIVE_INFINITY, untilMs: row.ends_at ?? Number.POSITIVE_INFINITY },
  };
}
