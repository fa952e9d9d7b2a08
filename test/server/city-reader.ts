import { USUAL_LOOK } from "../../domain/model/look.ts";
import type { Db } from "../../server/platform/database/database.ts";
import type { TellUnreadable } from "../../server/platform/database/readable-rows.ts";
import { CityReader } from "../../server/playlists/city-reader.ts";

/** For tests in which everything can be read. */
export const allReadable: TellUnreadable = (_what, error) => {
  throw error;
};

/** Reads a city without media, looks of its own, takeovers and holidays, or with those given. */
export function cityReader(db: Db, now: () => number, more: Partial<ConstructorParameters<typeof CityReader>[0]> = {}): CityReader {
  return new CityReader({
    db,
    now,
    readMedia: () => Promise.resolve(new Map()),
    readLooks: () => Promise.resolve({ organisation: USUAL_LOOK, groups: new Map() }),
    readTakeovers: () => Promise.resolve([]),
    holidays: () => new Map(),
    tellUnreadable: allReadable,
    ...more,
  });
}
