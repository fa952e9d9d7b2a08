import type { Heartbeat } from "../../domain/api/player-events.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Presence, PresenceState } from "../../domain/model/screen.ts";
import type { Instant } from "../../domain/model/time.ts";
import { presenceState } from "../../domain/programme/presence-state.ts";
import type { Db } from "../platform/database/database.ts";
import { findPairedAt } from "../screens/screen-repository.ts";
import { findLastStates, findReports, type Report, type StateChange, saveReports, saveStateChanges } from "./presence-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
}

interface Entry {
  readonly pairedAtMs: number;
  lastSeenMs: number | null;
  state: PresenceState;
  sinceMs: number;
  heartbeat: Heartbeat | null;
}

export type PresenceCounts = Record<PresenceState, number>;
export type PresenceService = ReturnType<typeof createPresenceService>;

/**
 * What we know of each screen. Heartbeats stay in memory and are written in batches; only changes of state become rows of their own.
 * `tick` concludes who is late or offline; call it every second. `flush` writes; call it every few seconds and at the end.
 */
export function createPresenceService({ db, now }: Parts) {
  const entries = new Map<ScreenId, Entry>();
  const unsaved = new Set<ScreenId>();
  const changed = new Set<ScreenId>();
  let changes: StateChange[] = [];

  function conclude(id: ScreenId, entry: Entry, nowMs: number): void {
    const state = presenceState(entry, nowMs);
    if (state === entry.state) return;
    entry.state = state;
    entry.sinceMs = nowMs;
    changes.push({ screenId: id, state, atMs: nowMs });
    changed.add(id);
  }

  function reportOf(screenId: ScreenId): Report[] {
    const entry = entries.get(screenId);
    return entry?.heartbeat ? [{ screenId, seenAtMs: entry.lastSeenMs ?? 0, heartbeat: entry.heartbeat }] : [];
  }

  return {
    /** Loads the fleet and what was last heard of it. */
    async start(): Promise<void> {
      const reports = new Map((await findReports(db)).map((report) => [report.screenId, report]));
      const states = await findLastStates(db);
      for (const [id, pairedAtMs] of await findPairedAt(db)) {
        const report = reports.get(id);
        const last = states.get(id);
        entries.set(id, {
          pairedAtMs,
          lastSeenMs: report?.seenAtMs ?? null,
          state: last?.state ?? "new",
          sinceMs: last?.atMs ?? pairedAtMs,
          heartbeat: report?.heartbeat ?? null,
        });
      }
    },

    /** A newly paired screen. */
    add(id: ScreenId, pairedAtMs: number): void {
      if (entries.has(id)) return;
      entries.set(id, { pairedAtMs, lastSeenMs: null, state: "new", sinceMs: pairedAtMs, heartbeat: null });
      changed.add(id);
    },

    forget(id: ScreenId): void {
      entries.delete(id);
      unsaved.delete(id);
      changed.add(id);
    },

    /** Something was heard of the screen: a connection, or a heartbeat with its report. */
    heard(id: ScreenId, heartbeat?: Heartbeat): void {
      const entry = entries.get(id);
      if (entry === undefined) return;
      const nowMs = now();
      entry.lastSeenMs = Math.max(nowMs, entry.pairedAtMs);
      if (heartbeat !== undefined) {
        if (heartbeat.slide !== entry.heartbeat?.slide || heartbeat.state !== entry.heartbeat.state) changed.add(id);
        entry.heartbeat = heartbeat;
        unsaved.add(id);
      }
      conclude(id, entry, nowMs);
    },

    tick(): void {
      const nowMs = now();
      for (const [id, entry] of entries) conclude(id, entry, nowMs);
    },

    of(id: ScreenId): Presence {
      const entry = entries.get(id);
      return toPresence(id, entry ?? { pairedAtMs: 0, lastSeenMs: null, state: "new", sinceMs: 0, heartbeat: null });
    },

    idsIn(state: PresenceState): ScreenId[] {
      return [...entries].filter(([, entry]) => entry.state === state).map(([id]) => id);
    },

    counts(): PresenceCounts {
      const counts: PresenceCounts = { new: 0, live: 0, late: 0, offline: 0 };
      for (const entry of entries.values()) counts[entry.state] += 1;
      return counts;
    },

    /** The screens about which something changed since the last call. */
    takeChanged(): ReadonlySet<ScreenId> {
      const taken = new Set(changed);
      changed.clear();
      return taken;
    },

    /** What cannot be written is kept for the next time. */
    async flush(): Promise<void> {
      const ids = [...unsaved];
      const stateChanges = changes;
      unsaved.clear();
      changes = [];
      try {
        await saveReports(db, ids.flatMap(reportOf));
        await saveStateChanges(db, stateChanges);
      } catch (error) {
        for (const id of ids) if (entries.has(id)) unsaved.add(id);
        changes = [...stateChanges, ...changes];
        throw error;
      }
    },
  };
}

function toPresence(screenId: ScreenId, { state, sinceMs, lastSeenMs, heartbeat }: Entry): Presence {
  return {
    screenId,
    state,
    sinceMs: sinceMs as Instant,
    lastSeenMs: lastSeenMs as Instant | null,
    playlist: heartbeat?.playlist ?? null,
    slide: heartbeat?.slide ?? null,
    player: heartbeat?.state ?? null,
    offsetMs: heartbeat?.offsetMs ?? null,
    engine: heartbeat?.engine ?? null,
    viewport: heartbeat?.viewport ?? null,
    faults: heartbeat?.faults ?? 0,
  };
}
