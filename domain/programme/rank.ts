import type { Precedence } from "../model/precedence.ts";

/**
 * Which of those that may be shown are: the exclusive ones if there are any, else the normal ones and, in order, fillers until `minimum` are
 * on. It ranks whatever has a precedence: `resolve` gives it announcements, `stretchesOf` their places in a list.
 */
export function shownOf<T>(showable: readonly T[], precedenceOf: (item: T) => Precedence, minimum: number): readonly T[] {
  const exclusive = showable.filter((item) => precedenceOf(item) === "exclusive");
  if (exclusive.length > 0) return exclusive;
  const isFiller = (item: T) => precedenceOf(item) === "filler";
  const fillers = showable.filter(isFiller);
  if (fillers.length === 0) return showable;
  let room = minimum - (showable.length - fillers.length);
  return showable.filter((item) => !isFiller(item) || room-- > 0);
}
