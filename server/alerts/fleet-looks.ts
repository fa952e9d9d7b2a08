import type { ScreenId } from "../../domain/model/id.ts";
import type { TroubleKind } from "../../domain/model/screen.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import type { ScreenLook } from "../../domain/programme/alert-conditions.ts";
import { OFFLINE_AFTER_MS, presenceState } from "../../domain/programme/presence-state.ts";
import type { Db } from "../platform/database/database.ts";
import { findReportsSince } from "../presence/presence-repository.ts";
import type { WatchedPresence } from "../presence/presence-service.ts";
import type { DeviceBook, KnownDevice } from "./device-book.ts";
import type { Place, PlaceBook } from "./place-book.ts";

/** A look at a screen, with what is told of it besides. */
export interface FleetLook extends ScreenLook {
  readonly zone: TimeZone;
  readonly trouble: TroubleKind | null;
}

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly presence: { all(): readonly WatchedPresence[] };
  readonly places: PlaceBook;
  readonly devices: DeviceBook;
  readonly playerVersion: () => Promise<string | null>;
}

const NO_SIGNS = { blankSinceMs: null, behindSinceMs: null, clonedAtMs: null, fault: null };

/**
 * Looks at the whole fleet at once. What this server has not heard of for a while another one may have: then the screen is as it said to that one.
 * @param withDevices whether somebody wants to know what devices say of themselves
 */
export async function lookAtFleet(parts: Parts, withDevices: boolean): Promise<ReadonlyMap<ScreenId, FleetLook>> {
  const { db, now, presence, places, devices, playerVersion } = parts;
  const where = await places.all();
  const known = withDevices ? await devices.all() : new Map<ScreenId, KnownDevice>();
  const version = withDevices ? await playerVersion() : null;
  const watched = presence.all();
  const nowMs = now();
  const elsewhere = await heardElsewhere(db, watched, nowMs);
  const looks = new Map<ScreenId, FleetLook>();
  for (const screen of watched) {
    const place = where.get(screen.screenId);
    if (place === undefined) continue;
    looks.set(screen.screenId, toLook(elsewhere.get(screen.screenId) ?? screen, place, known.get(screen.screenId), version));
  }
  return looks;
}

function toLook(watched: WatchedPresence, place: Place, device: KnownDevice | undefined, version: string | null): FleetLook {
  return {
    ...watched,
    ...place,
    offsetMs: watched.offsetMs ?? device?.offsetMs ?? null,
    storageTrouble: device?.storageTrouble ?? null,
    otherVersion: device === undefined || version === null ? null : device.version !== version,
  };
}

const QUIET: ReadonlySet<string> = new Set(["new", "late", "stale", "offline"]);

/** Every server writes down what it hears, so what is silent here is asked of the others by the database. */
async function heardElsewhere(db: Db, watched: readonly WatchedPresence[], nowMs: number): Promise<ReadonlyMap<ScreenId, WatchedPresence>> {
  const quiet = watched.filter(({ state }) => QUIET.has(state));
  const own = new Map(quiet.map((screen) => [screen.screenId, screen]));
  const reports = await findReportsSince(db, [...own.keys()], nowMs - OFFLINE_AFTER_MS);
  const found = new Map<ScreenId, WatchedPresence>();
  for (const { screenId, seenAtMs, heartbeat } of reports) {
    if (seenAtMs <= (own.get(screenId)?.silentFromMs ?? 0)) continue;
    const showsUntilMs = heartbeat.untilMs ?? null;
    const state = presenceState({ silentFromMs: seenAtMs, player: heartbeat.state, showsUntilMs, hasLeft: false, signs: NO_SIGNS }, nowMs);
    found.set(screenId, { screenId, state, trouble: null, silentFromMs: seenAtMs, offsetMs: heartbeat.offsetMs });
  }
  return found;
}
