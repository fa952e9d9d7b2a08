/** What should be told of one screen, worked out second by second from nothing but when it was heard. */
export interface Saying {
  readonly second: number;
  readonly step: "opened" | "reopened" | "recovered";
}

/** The rule in seconds, as the description says it: two minutes silent; well for two; again within ten; a relapse told after ten. */
const THRESHOLD = 120;
const WELL = 120;
const AGAIN = 600;
const LATE = 30;
const GONE = 60;

/**
 * @param heard for each second whether something was heard of the screen
 */
export function slowSayings(heard: readonly boolean[]): readonly Saying[] {
  const sayings: Saying[] = [];
  const silence = silences(heard);
  // Every stretch in which the screen counts as out, from the moment it had been silent long enough until it was well for long enough.
  let second = 0;
  let lastOver = Number.NEGATIVE_INFINITY;
  let isToldOf = false;
  while (second < heard.length) {
    if ((silence[second] ?? -1) < THRESHOLD) {
      second++;
      continue;
    }
    const since = second - (silence[second] ?? 0);
    const isRelapse = since <= lastOver + AGAIN;
    const over = overAfter(silence, second);
    const tellAt = isRelapse && isToldOf ? stillOutAt(silence, since, second, over) : second;
    if (!isRelapse) isToldOf = false;
    if (tellAt !== null) {
      sayings.push({ second: tellAt, step: isRelapse && isToldOf ? "reopened" : "opened" });
      isToldOf = true;
      if (over < heard.length) sayings.push({ second: over, step: "recovered" });
    }
    lastOver = over;
    second = over + 1;
  }
  return sayings;
}

/** For each second how long it has been silent, -1 before anything was heard. */
function silences(heard: readonly boolean[]): readonly number[] {
  let last: number | null = null;
  return heard.map((isHeard, second) => {
    if (isHeard) last = second;
    return last === null ? -1 : second - last;
  });
}

/** The first second from `from` on at which it is well, and has not been out for the last two minutes. */
function overAfter(silence: readonly number[], from: number): number {
  for (let second = from; second < silence.length; second++) {
    if ((silence[second] ?? 0) >= LATE) continue;
    let begin = second;
    for (let back = second; back > from && (silence[back] ?? 0) < GONE; back--) if ((silence[back] ?? 0) < LATE) begin = back;
    if (second - begin >= WELL) return second;
  }
  return silence.length;
}

/** The first second before `over` at which a relapse has lasted ten minutes and the screen is not on its way back; null if there is none. */
function stillOutAt(silence: readonly number[], since: number, from: number, over: number): number | null {
  for (let second = Math.max(since + AGAIN, from); second < over; second++) if (!isComingBack(silence, second, from)) return second;
  return null;
}

/** Whether something was heard of it since it was last silent for a minute. */
function isComingBack(silence: readonly number[], second: number, from: number): boolean {
  for (let back = second; back >= from && (silence[back] ?? 0) < GONE; back--) if ((silence[back] ?? 0) < LATE) return true;
  return false;
}
