/** Something a rule objects to: where it is, and what to do about it. */
export interface Finding {
  readonly place: string;
  readonly message: string;
}

/** A place in a file that an editor can jump to; lines count from 1. */
export function placeOf(file: string, line: number): string {
  return `${file}:${String(line)}`;
}
