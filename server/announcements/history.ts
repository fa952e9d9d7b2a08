import { MINUTE_MS } from "../../domain/model/time.ts";
import type { VersionMark } from "./version-repository.ts";

const ONE_SITTING_MS = 10 * MINUTE_MS;

/**
 * The versions worth showing, newest first: of the quick saves that one person made in one sitting (no pause of ten minutes) only the last;
 * published ones and the very first always.
 */
export function toHistory(marks: readonly VersionMark[]): number[] {
  return marks
    .filter((mark, index) => mark.published || mark.number === 1 || !isFollowed(mark, marks[index - 1]))
    .map((mark) => mark.number);
}

function isFollowed(mark: VersionMark, next: VersionMark | undefined): boolean {
  return next !== undefined && next.createdBy === mark.createdBy && next.createdAtMs - mark.createdAtMs < ONE_SITTING_MS;
}
