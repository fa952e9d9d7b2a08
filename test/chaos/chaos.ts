import { nextFault } from "./faults.ts";
import { judge, type Verdict } from "./judge.ts";
import { FACTOR, Room, type Unsettled } from "./room.ts";
import type { Fact, Seen } from "./trace.ts";

export interface Outcome extends Verdict {
  /** How much time passed for the screen. */
  readonly passedMs: number;
  /** How often each thing happened. */
  readonly happened: Readonly<Record<string, number>>;
  /** What was wrong although nothing had happened for a while. */
  readonly unsettled: readonly Unsettled[];
  /** All that was seen, and when things happened. */
  readonly trace: readonly (Fact | Room["happened"][number])[];
  /** How long it took pages, from being opened, until something hung there; of all that were let live so long. */
  readonly startsMs: readonly number[];
  /** For how long, at most, nothing hung on the glass of a page that had begun. */
  readonly blankMs: number;
  /** Pages that were not the player's: what a browser shows when it cannot open one. */
  readonly foreign: readonly string[];
  /** What the player said was wrong, and how often. */
  readonly faults: Readonly<Record<string, number>>;
}

/** Lets things happen to a screen for so long, by chance, and compares what hung there with what should have. The same seed makes the same things happen. */
export async function chaos(seed: number, realMs: number): Promise<Outcome> {
  const room = await Room.open(seed);
  try {
    const endMs = performance.now() + realMs;
    while (performance.now() < endMs) await room.happen(nextFault(room.dice));
    await room.pass(150_000);
    await room.examine("the end");
    const { facts, unsettled, passedMs } = room;
    const faults = room.server.heard.flatMap((heard) => (heard.type === "fault" ? [`${heard.kind}: ${heard.message}`] : []));
    return {
      ...judge(facts, room.programme.made, FACTOR),
      passedMs,
      unsettled,
      happened: counted(room.happened.map(({ name }) => name)),
      trace: [...facts, ...room.happened].toSorted((a, b) => a.realMs - b.realMs),
      startsMs: startsOf(facts),
      blankMs: longestBlank(facts),
      foreign: facts.flatMap((fact) =>
        "opened" in fact && !fact.opened.startsWith(room.server.origin) && fact.opened !== "about:blank" ? [fact.opened] : [],
      ),
      faults: counted(faults.map((fault) => fault.replace(/[0-9a-f-]{12,}/g, "…"))),
    };
  } finally {
    await room.close();
  }
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function startsOf(facts: readonly Fact[]): readonly number[] {
  return facts.flatMap((fact) => {
    if (!("opened" in fact)) return [];
    const first = facts.find((other): other is Seen => "shown" in other && other.life === fact.life && other.shown !== null);
    return first ? [first.realMs - fact.realMs] : [];
  });
}

function longestBlank(facts: readonly Fact[]): number {
  const seen = facts.filter((fact): fact is Seen => "shown" in fact);
  let longestMs = 0;
  let hasBegun = "";
  for (const [at, { life, shown, realMs }] of seen.entries()) {
    if (shown !== null) hasBegun = life;
    const next = seen[at + 1];
    if (shown === null && hasBegun === life && next?.life === life) longestMs = Math.max(longestMs, next.realMs - realMs);
  }
  return longestMs;
}
