import type { Heartbeat } from "../../domain/api/player-events.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { type FaultKind, type Presence, PresenceState, type TroubleKind } from "../../domain/model/screen.ts";
import type { Instant } from "../../domain/model/time.ts";
import { type Known, presenceState, type Signs, troubleAt } from "../../domain/programme/presence-state.ts";
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
  /** As `Known` says it: after a start of the server, what nobody could hear is no silence. */
  silentFromMs: number | null;
  hasLeft: boolean;
  signs: Signs;
  state: PresenceState;
  sinceMs: number;
  heartbeat: Heartbeat | null;
}

/** What is known of one screen, for whoever watches over all of them. `silentFromMs`: from when its silence counts; null if it was never heard of. */
export interface WatchedPresence {
  readonly screenId: ScreenId;
  readonly state: PresenceState;
  readonly trouble: TroubleKind | null;
  readonly silentFromMs: number | null;
  readonly offsetMs: number | null;
}

export type PresenceCounts = Record<PresenceState, number>;
export type PresenceService = ReturnType<typeof createPresenceService>;

const NO_SIGNS: Signs = { blankSinceMs: null, behindSinceMs: null, clonedAtMs: null, fault: null };
const SILENT: ReadonlySet<PresenceState> = new Set(["stale", "offline"]);

/**
 * What we know of each screen. Heartbeats stay in memory and are written in batches; only changes of state become rows of their own.
 * `tick` concludes who is late or silent; call it every second. `flush` writes; call it every few seconds and at the end.
 */
export function createPresenceService({ db, now }: Parts) {
  const entries = new Map<ScreenId, Entry>();
  const unsaved = new Set<ScreenId>();
  const changed = new Set<ScreenId>();
  let changes: StateChange[] = [];

  function conclude(id: ScreenId, entry: Entry, nowMs: number): void {
    const state = presenceState(knownOf(entry), nowMs);
    if (state === entry.state) return;
    entry.state = state;
    entry.sinceMs = nowMs;
    changes.push({ screenId: id, state, atMs: nowMs });
    changed.add(id);
  }

  function sign(id: ScreenId, of: (nowMs: number) => Partial<Signs>): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    const nowMs = now();
    entry.signs = { ...entry.signs, ...of(nowMs) };
    conclude(id, entry, nowMs);
  }

  function reportOf(screenId: ScreenId): Report[] {
    const entry = entries.get(screenId);
    return entry?.heartbeat ? [{ screenId, seenAtMs: entry.lastSeenMs ?? 0, heartbeat: entry.heartbeat }] : [];
  }

  return {
    /** Loads the fleet and what was last heard of it. */
    async start(): Promise<void> {
      const nowMs = now();
      const reports = new Map((await findReports(db)).map((report) => [report.screenId, report]));
      const states = await findLastStates(db);
      for (const [id, pairedAtMs] of await findPairedAt(db)) {
        const report = reports.get(id);
        const last = states.get(id);
        const state = last?.state ?? "new";
        const lastSeenMs = report && report.seenAtMs >= pairedAtMs ? report.seenAtMs : null;
        entries.set(id, {
          ...newEntry(pairedAtMs),
          lastSeenMs,
          silentFromMs: lastSeenMs === null || SILENT.has(state) ? lastSeenMs : nowMs,
          state,
          sinceMs: last?.atMs ?? pairedAtMs,
          heartbeat: report?.heartbeat ?? null,
        });
      }
    },

    /** A newly paired screen. */
    add(id: ScreenId, pairedAtMs: number): void {
      if (entries.has(id)) return;
      entries.set(id, newEntry(pairedAtMs));
      changed.add(id);
    },

    forget(id: ScreenId): void {
      entries.delete(id);
      unsaved.delete(id);
      changed.add(id);
    },

    /**
     * Something was heard of the screen: a connection, or a heartbeat with its report.
     * @param isBehind whether it plays something else than it should
     */
    heard(id: ScreenId, heartbeat?: Heartbeat, isBehind = false): void {
      const entry = entries.get(id);
      if (entry === undefined) return;
      const nowMs = now();
      entry.lastSeenMs = Math.max(nowMs, entry.pairedAtMs);
      entry.silentFromMs = entry.lastSeenMs;
      entry.hasLeft = false;
      if (heartbeat !== undefined) {
        if (isNews(entry.heartbeat, heartbeat)) changed.add(id);
        entry.signs = signsOf(entry.signs, heartbeat, isBehind, nowMs);
        entry.heartbeat = heartbeat;
        unsaved.add(id);
      }
      conclude(id, entry, nowMs);
    },

    /** It closed its line itself. Silent it is only once it stays away. */
    left(id: ScreenId): void {
      const entry = entries.get(id);
      if (entry !== undefined) entry.hasLeft = true;
    },

    /** Its device was put out of service, and another one takes its place. What that one said is past, what was wrong with it too, and it shows on no more. */
    replaced(id: ScreenId): void {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entry.hasLeft = true;
      entry.signs = NO_SIGNS;
      entry.heartbeat = null;
      changed.add(id);
      conclude(id, entry, now());
    },

    /** It reported that something went wrong. */
    faulted: (id: ScreenId, kind: FaultKind): void => sign(id, (nowMs) => ({ fault: { kind, atMs: nowMs } })),

    /** Two devices say that they are it. */
    cloned: (id: ScreenId): void => sign(id, (clonedAtMs) => ({ clonedAtMs })),

    tick(): void {
      const nowMs = now();
      for (const [id, entry] of entries) conclude(id, entry, nowMs);
    },

    of(id: ScreenId): Presence {
      const entry = entries.get(id);
      return toPresence(id, entry ?? newEntry(0), now());
    },

    /** The whole fleet at one look. */
    all(): readonly WatchedPresence[] {
      const nowMs = now();
      return [...entries].map(([screenId, { state, signs, silentFromMs, heartbeat }]) => ({
        screenId,
        state,
        trouble: state === "faulty" ? troubleAt(signs, nowMs) : null,
        silentFromMs,
        offsetMs: heartbeat?.offsetMs ?? null,
      }));
    },

    idsIn(state: PresenceState): ScreenId[] {
      return [...entries].filter(([, entry]) => entry.state === state).map(([id]) => id);
    },

    counts(): PresenceCounts {
      const counts = Object.fromEntries(PresenceState.options.map((state) => [state, 0])) as PresenceCounts;
      for (const entry of entries.values()) counts[entry.state] += 1;
      return counts;
    },

    /** The screens about which something changed since the last call. */
    takeChanged(): ReadonlySet<ScreenId> {
      const taken = new Set(changed);
      changed.clear();
      return taken;
    },

    /** Reports and changes of state that are not in the database yet. */
    unwritten: (): number => unsaved.size + changes.length,

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

function newEntry(pairedAtMs: number): Entry {
  return {
    pairedAtMs,
    lastSeenMs: null,
    silentFromMs: null,
    hasLeft: false,
    signs: NO_SIGNS,
    state: "new",
    sinceMs: pairedAtMs,
    heartbeat: null,
  };
}

function knownOf({ silentFromMs, heartbeat, hasLeft, signs }: Entry): Known {
  return { silentFromMs, player: heartbeat?.state ?? null, showsUntilMs: heartbeat?.untilMs ?? null, hasLeft, signs };
}

/** What a heartbeat gives cause for; what was so before keeps its instant. */
function signsOf(before: Signs, { slide, state }: Heartbeat, isBehind: boolean, nowMs: number): Signs {
  const isBlank = slide === null && state !== "off";
  return {
    ...before,
    blankSinceMs: isBlank ? (before.blankSinceMs ?? nowMs) : null,
    behindSinceMs: isBehind ? (before.behindSinceMs ?? nowMs) : null,
  };
}

/** Whether a heartbeat says something else that people see. */
function isNews(before: Heartbeat | null, { slide, state, panel }: Heartbeat): boolean {
  return slide !== before?.slide || state !== before.state || panel !== before.panel;
}

function toPresence(screenId: ScreenId, entry: Entry, nowMs: number): Presence {
  const { state, sinceMs, lastSeenMs, heartbeat, signs } = entry;
  return {
    screenId,
    state,
    sinceMs: sinceMs as Instant,
    trouble: state === "faulty" ? troubleAt(signs, nowMs) : null,
    lastSeenMs: lastSeenMs as Instant | null,
    playlist: heartbeat?.playlist ?? null,
    slide: heartbeat?.slide ?? null,
    player: heartbeat?.state ?? null,
    panel: heartbeat?.panel ?? "unknown",
    showsUntilMs: heartbeat?.untilMs ?? null,
    offsetMs: heartbeat?.offsetMs ?? null,
    engine: heartbeat?.engine ?? null,
    viewport: heartbeat?.viewport ?? null,
    faults: heartbeat?.faults ?? 0,
  };
}
