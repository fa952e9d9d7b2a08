import * as z from "zod/mini";
import type { GroupId, TakeoverId } from "../../domain/model/id.ts";
import { type StandingTakeover, Takeover, TakeoverMessage } from "../../domain/model/takeover.ts";
import { readJson } from "../platform/database/json-column.ts";
import type { TakeoverRow } from "../platform/database/tables.ts";
import { takeoverState } from "./takeover-state.ts";

export interface NamedTakeoverRow extends TakeoverRow {
  readonly created_by_name: string;
  readonly confirmed_by_name: string | null;
  readonly cleared_by_name: string | null;
}

export function toTakeover(row: NamedTakeoverRow, targets: readonly GroupId[], nowMs: number): Takeover {
  const instants = {
    createdAtMs: row.created_at,
    startedAtMs: row.started_at,
    endsAtMs: row.ends_at,
    clearedAtMs: row.cleared_at,
  };
  return z.parse(Takeover, {
    id: row.id,
    version: row.version,
    state: takeoverState(instants, nowMs),
    ...readJson(TakeoverMessage, row.message),
    targets,
    lastsMs: row.lasts_ms,
    ...instants,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    confirmedByName: row.confirmed_by_name,
    clearedByName: row.cleared_by_name,
  });
}

/** @throws {Error} if it has not started */
export function toStanding(row: TakeoverRow, targets: readonly GroupId[]): StandingTakeover {
  if (row.started_at === null || row.ends_at === null) throw new Error(`Takeover ${row.id} has not started`);
  return {
    id: row.id as TakeoverId,
    version: row.version,
    message: readJson(TakeoverMessage, row.message),
    targets,
    fromMs: row.started_at,
    untilMs: row.ends_at,
  };
}
