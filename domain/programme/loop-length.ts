import type { Candidate } from "./candidate.ts";
import { slidesOf } from "./slides.ts";

const remembered = new WeakMap<readonly Candidate[], number>();

/** How long one round of a loop takes, in ms: each announcement with all of its languages, as often as its weight says. 0 for an empty one. */
export function loopMsOf(shown: readonly Candidate[]): number {
  const known = remembered.get(shown);
  if (known !== undefined) return known;
  const loopMs = shown.reduce((sum, candidate) => sum + candidate.announcement.content.weight * turnMsOf(candidate), 0);
  remembered.set(shown, loopMs);
  return loopMs;
}

function turnMsOf(candidate: Candidate): number {
  return slidesOf(candidate).reduce((sum, { dwellMs }) => sum + dwellMs, 0);
}
