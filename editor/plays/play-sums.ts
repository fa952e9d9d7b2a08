import type { PlaysLine } from "../../domain/api/reports.ts";

/** Lines of a report added up. `lost` are those that may have been of any announcement. */
export interface PlaySums {
  readonly scheduled: PlaysLine["scheduled"];
  readonly painted: PlaysLine["painted"];
  readonly panel: PlaysLine["panel"];
  readonly lostMs: number;
}

const NOTHING: PlaySums = {
  scheduled: { count: 0, ms: 0 },
  painted: { count: 0, ms: 0 },
  panel: { onMs: 0, offMs: 0, unknownMs: 0 },
  lostMs: 0,
};

export function sumOf(lines: readonly PlaysLine[]): PlaySums {
  return lines.reduce(plus, NOTHING);
}

function plus(sums: PlaySums, { announcementId, scheduled, painted, panel }: PlaysLine): PlaySums {
  if (announcementId === null) return { ...sums, lostMs: sums.lostMs + painted.ms };
  return {
    ...sums,
    scheduled: { count: sums.scheduled.count + scheduled.count, ms: sums.scheduled.ms + scheduled.ms },
    painted: { count: sums.painted.count + painted.count, ms: sums.painted.ms + painted.ms },
    panel: {
      onMs: sums.panel.onMs + panel.onMs,
      offMs: sums.panel.offMs + panel.offMs,
      unknownMs: sums.panel.unknownMs + panel.unknownMs,
    },
  };
}
