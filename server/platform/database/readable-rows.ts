import type { Log } from "../log.ts";

/** Hears of a row that cannot be read, by a name that finds it again such as `takeover 4711`. */
export type TellUnreadable = (what: string, error: unknown) => void;

const MOST_REMEMBERED = 1000;

/** Tells the log, once for each row: it is met at every reading. */
export function unreadableTo(log: Log): TellUnreadable {
  const told = new Set<string>();
  return (what, error) => {
    if (told.has(what)) return;
    if (told.size < MOST_REMEMBERED) told.add(what);
    log.error({ err: error, what }, "what is stored cannot be read and is left out");
  };
}

/** Reads rows one by one: what cannot be read, because it is damaged or somebody wrote it by hand, costs only itself. */
export function readable<Row, T>(
  rows: readonly Row[],
  read: (row: Row) => T,
  nameOf: (row: Row) => string,
  tell: TellUnreadable,
): readonly T[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      tell(nameOf(row), error);
      return [];
    }
  });
}
