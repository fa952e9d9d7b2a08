import type { PresenceState } from "../../domain/model/screen.ts";
import { DAY_MS, MINUTE_MS } from "../../domain/model/time.ts";
import { newId } from "../platform/secret.ts";
import { type StateChange, saveStateChanges } from "../presence/presence-repository.ts";
import type { Past } from "./past.ts";

/** So long there was a server that listened. */
const LISTENED_DAYS = 33;

/** Something that befell the screens of a site, or one of them. */
interface Mishap {
  readonly site: string;
  /** Only this one of them; without it all. */
  readonly place?: string;
  readonly daysAgo: number;
  readonly minutes: number;
  readonly state: PresenceState;
}

/** What happens in a city in a month: a line fails, a caretaker pulls a plug, a film is broken. */
const MISHAPS: readonly Mishap[] = [
  { site: "Feuerwache 1", daysAgo: 0.8, minutes: 24, state: "stale" },
  { site: "Feuerwache 5", place: "Aufenthaltsraum", daysAgo: 1.35, minutes: 70, state: "faulty" },
  { site: "Kita Hörde", daysAgo: 1.1, minutes: 95, state: "stale" },
  { site: "Kita Scharnhorst", daysAgo: 0.35, minutes: 42, state: "stale" },
  { site: "Schule Brackel", daysAgo: 1.7, minutes: 240, state: "offline" },
  { site: "Betriebshof Nord", place: "Werkstatt", daysAgo: 0.55, minutes: 18, state: "stale" },
  { site: "Rathaus", daysAgo: 12.2, minutes: 600, state: "offline" },
  { site: "Feuerwache 2", daysAgo: 20.4, minutes: 130, state: "stale" },
];

/** Writes down in which states the screens were in the past weeks, and says that those which are there are there now. */
export async function livePastStates({ services: { db, now, presence }, clock, screens }: Past): Promise<void> {
  clock.setDaysAgo(0);
  const nowMs = now();
  await db
    .insertInto("watch")
    .values({ id: newId(), from_at: nowMs - LISTENED_DAYS * DAY_MS, until_at: nowMs })
    .execute();
  const changes = screens.flatMap(({ id, label, behaviour }) => {
    if (behaviour !== "simulated") return [];
    const began: StateChange = { screenId: id, state: "live", atMs: nowMs - LISTENED_DAYS * DAY_MS };
    return [began, ...MISHAPS.filter(({ site, place }) => isAt(label, site, place)).flatMap((mishap) => mishapOf(id, mishap, nowMs))];
  });
  await saveStateChanges(db, changes);
  await presence.start();
  for (const { id, behaviour, engine, viewport } of screens) {
    if (behaviour !== "simulated") continue;
    const report = { playlist: null, slide: "house", state: "live", offsetMs: 14, faults: 0, storageBytes: 41_943_040 } as const;
    presence.heard(id, { ...report, engine, viewport });
  }
  await presence.flush();
}

function isAt(label: string, site: string, place: string | undefined): boolean {
  return place === undefined ? label.startsWith(`${site}, `) : label === `${site}, ${place}`;
}

function mishapOf(screenId: StateChange["screenId"], { daysAgo, minutes, state }: Mishap, nowMs: number): readonly StateChange[] {
  const atMs = Math.round(nowMs - daysAgo * DAY_MS);
  return [
    { screenId, state, atMs },
    { screenId, state: "live", atMs: atMs + minutes * MINUTE_MS },
  ];
}
