import * as z from "zod/mini";
import { Site } from "../../domain/model/place.ts";
import type { SiteRow } from "../platform/database/tables.ts";

export function toSite(row: SiteRow & { screen_count: number | null }): Site {
  return z.parse(Site, {
    id: row.id,
    name: row.name,
    zone: row.zone,
    region: row.region,
    headcount: row.headcount,
    screenCount: row.screen_count ?? 0,
    version: row.version,
    updatedAtMs: row.updated_at,
  });
}
