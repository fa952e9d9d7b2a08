import type { TimelineTakeover } from "../../domain/api/timeline.ts";
import type { Takeover } from "../../domain/model/takeover.ts";
import type { Interval } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { findBetween } from "../takeovers/takeover-repository.ts";
import { toStretch } from "./to-stretch.ts";

/** The takeovers that are on screens at any time within a frame, from their start until their end or the all-clear. */
export async function takeoversWithin(db: Db, { fromMs, untilMs }: Interval, nowMs: number): Promise<readonly TimelineTakeover[]> {
  return (await findBetween(db, fromMs, untilMs, nowMs)).flatMap(toBar);
}

function toBar({ id, variants, severity, drill, targets, startedAtMs, endsAtMs, clearedAtMs }: Takeover): readonly TimelineTakeover[] {
  if (startedAtMs === null || endsAtMs === null) return [];
  const stretch = toStretch({ fromMs: startedAtMs, untilMs: Math.min(endsAtMs, clearedAtMs ?? endsAtMs) });
  return [{ takeoverId: id, title: variants[0]?.title ?? "", severity, drill, targets: [...targets], ...stretch }];
}
