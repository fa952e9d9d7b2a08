import type { Candidate } from "./candidate.ts";

/**
 * Which of the announcements that may be shown are: the exclusive ones if there are any, else the normal ones and, in order, fillers until
 * `minimum` are on.
 */
export function shownOf(showable: readonly Candidate[], minimum: number): readonly Candidate[] {
  const exclusive = showable.filter(isExclusive);
  if (exclusive.length > 0) return exclusive;
  let room = minimum;
  for (const candidate of showable) if (!isFiller(candidate)) room--;
  return showable.filter((candidate) => !isFiller(candidate) || room-- > 0);
}

export function isExclusive({ announcement }: Candidate): boolean {
  return announcement.content.precedence === "exclusive";
}

function isFiller({ announcement }: Candidate): boolean {
  return announcement.content.precedence === "filler";
}
