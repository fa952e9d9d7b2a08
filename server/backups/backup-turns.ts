import type { Db } from "../platform/database/database.ts";
import { newSecret } from "../platform/secret.ts";
import { findTurn, replaceTurn, type Turn } from "./backup-repository.ts";

/** A server that died is followed after this. */
const LEASE_MS = 120_000;
/** After a failure it is tried again later, and not for ever: somebody has to look. */
const AGAIN_AFTER_MS = 30 * 60_000;
const MOST_ATTEMPTS = 4;
const DAY_MINUTES = 1440;

/**
 * The last moment at or before `nowMs` at which a daily backup is due (UTC epoch ms). Where the clocks skip the time of day it is due right after;
 * where they repeat it, the first time.
 * @param atMinute minutes since local midnight, 0 to 1439
 */
export function lastDue(nowMs: number, atMinute: number, zone: string): number {
  if (!(atMinute >= 0 && atMinute < DAY_MINUTES)) throw new RangeError(`minute ${String(atMinute)} is not in the day`);
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone);
  const time = Temporal.PlainTime.from({ hour: Math.floor(atMinute / 60), minute: atMinute % 60 });
  const today = now.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: time });
  const due =
    Temporal.ZonedDateTime.compare(today, now) <= 0
      ? today
      : now.toPlainDate().subtract({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: time });
  return due.epochMilliseconds;
}

/** A backup this server took on: nobody else takes the same one while it is renewed. */
export interface HeldTurn {
  /** @returns false if another server took it over meanwhile */
  renew(nowMs: number): Promise<boolean>;
  done(): Promise<void>;
  failed(nowMs: number): Promise<void>;
}

/** Takes on the backup that is due, unless it is done with, or somebody is at it or is to try again later. */
export async function takeTurn(db: Db, dueMs: number, nowMs: number): Promise<HeldTurn | null> {
  const found = await findTurn(db);
  const { turn } = found;
  const isSame = turn !== null && turn.dueMs >= dueMs;
  if (isSame && (turn.isDone || turn.untilMs > nowMs)) return null;
  const held: Turn = {
    dueMs: Math.max(dueMs, turn?.dueMs ?? dueMs),
    holder: newSecret(),
    untilMs: nowMs + LEASE_MS,
    attempts: isSame ? turn.attempts + 1 : 1,
    isDone: false,
  };
  return (await replaceTurn(db, found, held)) ? hold(db, held) : null;
}

function hold(db: Db, held: Turn): HeldTurn {
  let current = held;
  async function become(change: Partial<Turn>): Promise<boolean> {
    const next = { ...current, ...change };
    const isOurs = await replaceTurn(db, { text: JSON.stringify(current), turn: current }, next);
    if (isOurs) current = next;
    return isOurs;
  }
  return {
    renew: (nowMs) => become({ untilMs: nowMs + LEASE_MS }),
    done: async () => void (await become({ isDone: true })),
    failed: async (nowMs) => void (await become({ untilMs: nowMs + AGAIN_AFTER_MS, isDone: current.attempts >= MOST_ATTEMPTS })),
  };
}
