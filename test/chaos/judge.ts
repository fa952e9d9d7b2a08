import type { Playlist, Slide } from "../../domain/model/playlist.ts";
import { showingAt } from "../../domain/programme/playback.ts";
import type { Fact, Failed, Seen } from "./trace.ts";

/** So late may a picture be, in the time of the programme: it has to be drawn, and here ten seconds are over in one. */
export const LATE_MS = 6000;
/** A slide that failed is left alone for so long, then twice as long each time, up to an hour. */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 3_600_000;

/** A stretch of time in which something else hung there than the resolver says. */
export interface Wrong {
  readonly atMs: number;
  readonly realMs: number;
  readonly forMs: number;
  readonly allowedMs: number;
  readonly playlist: string | null;
  readonly shown: string | null;
  readonly expected: string;
}

export interface Verdict {
  /** What no tolerance explains. */
  readonly wrong: readonly Wrong[];
  /** How many stretches of time were compared, how long they were together, and for how long of it something else hung there for a moment. */
  readonly stretches: number;
  readonly comparedMs: number;
  readonly lateMs: number;
}

/** Compares all that was seen with what the resolver says of the playlist that the player had, at the time that it took it to be. */
export function judge(facts: readonly Fact[], playlists: ReadonlyMap<string, Playlist>, factor: number): Verdict {
  const verdict = { wrong: [] as Wrong[], stretches: 0, comparedMs: 0, lateMs: 0 };
  let run: Run | null = null;
  let failures: readonly Failed[] = [];
  const places = facts.flatMap((fact, at) => ("shown" in fact ? [at] : []));
  for (const [order, at] of places.entries()) {
    const nextAt = places[order + 1] ?? facts.length;
    const [seen, next] = [facts[at] as Seen, facts[nextAt] as Seen | undefined];
    if (!continues(run, seen)) run = { ...clockAndPlaylistOf(seen), forMs: 0, allowedMs: LATE_MS };
    if (!isSameProgramme(facts[places[order - 1] ?? at] as Seen, seen)) failures = [];
    failures = [...failures, ...facts.slice(at, nextAt).filter((fact): fact is Failed => "failed" in fact && fact.life === seen.life)];
    if (next?.life !== seen.life) continue;
    run.allowedMs += seen.stalledMs * factor;
    const endMs = seen.nowMs + (next.realMs - seen.realMs) * factor;
    for (let atMs = seen.nowMs; atMs < endMs; ) {
      const { shown: expected, untilMs } = expectedAt(playlists.get(seen.playlist ?? "") ?? null, atMs, seen, failures, factor);
      const pieceMs = Math.min(untilMs, endMs) - atMs;
      verdict.stretches++;
      verdict.comparedMs += pieceMs;
      if (expected === seen.shown) [run.forMs, run.allowedMs] = [0, LATE_MS];
      else {
        verdict.lateMs += pieceMs;
        run.forMs += pieceMs;
        const { playlist, shown, realMs } = seen;
        if (run.forMs > run.allowedMs) {
          verdict.wrong.push({ atMs, realMs, forMs: run.forMs, allowedMs: run.allowedMs, playlist, shown, expected });
          [run.forMs, run.allowedMs] = [0, LATE_MS];
        }
      }
      atMs += pieceMs;
    }
  }
  return verdict;
}

/** For how long something else has hung there without a break, and for how long it may. */
interface Run extends Pick<Seen, "life" | "clock" | "playlist"> {
  forMs: number;
  allowedMs: number;
}

function clockAndPlaylistOf({ life, clock, playlist }: Seen) {
  return { life, clock, playlist };
}

/** Whoever gets another playlist or another time has to draw anew. */
function continues(run: Run | null, seen: Seen): run is Run {
  return run !== null && isSameProgramme(run, seen) && run.clock === seen.clock;
}

/** Another playlist is tried whole, and so is every playlist by a page that begins. */
function isSameProgramme(a: Pick<Seen, "life" | "playlist">, b: Pick<Seen, "life" | "playlist">): boolean {
  return a.life === b.life && a.playlist === b.playlist;
}

/** What should hang there, and until when: the slide whose turn it is or, if that failed or lacks a file, the next one that can be shown. */
function expectedAt(playlist: Playlist | null, atMs: number, seen: Seen, failures: readonly Failed[], factor: number) {
  if (!playlist) return { shown: "house", untilMs: Number.POSITIVE_INFINITY };
  const resting = restsAt(failures, atMs, seen, factor);
  const restUntilMs = Math.min(...resting.values());
  const showing = showingAt(playlist, atMs);
  const untilMs = Math.min(showing.untilMs, restUntilMs);
  switch (showing.kind) {
    case "takeover":
      return { shown: showing.takeover.id, untilMs };
    case "quiet":
      return { shown: "off", untilMs };
    case "house":
      return { shown: "house", untilMs };
    case "slide": {
      if (seen.isSafe) return { shown: "house", untilMs };
      const { loopSlides, position } = showing.turn;
      const inTurn = [...loopSlides.slice(position), ...loopSlides.slice(0, position)].filter(({ id }) => !resting.has(id));
      const shown = inTurn.find((slide) => isComplete(slide, seen.missing)) ?? inTurn[0];
      return { shown: shown?.id ?? "house", untilMs };
    }
  }
}

/** Which slides are left alone at a moment, and until when. */
function restsAt(failures: readonly Failed[], atMs: number, seen: Seen, factor: number): ReadonlyMap<string, number> {
  const strikes = new Map<string, number>();
  const rests = new Map<string, number>();
  for (const { failed, realMs } of failures) {
    const failedAtMs = seen.nowMs + (realMs - seen.realMs) * factor;
    const strike = (strikes.get(failed) ?? 0) + 1;
    strikes.set(failed, strike);
    const untilMs = failedAtMs + Math.min(FIRST_REST_MS * 2 ** (strike - 1), LONGEST_REST_MS);
    if (failedAtMs <= atMs && atMs < untilMs) rests.set(failed, untilMs);
  }
  return rests;
}

function isComplete({ pictures }: Slide, missing: readonly string[]): boolean {
  return pictures.every(({ renditions }) => renditions.every(({ hash }) => !missing.includes(hash)));
}
