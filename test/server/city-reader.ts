import type { Db } from "../../server/platform/database/database.ts";
import { CityReader } from "../../server/playlists/city-reader.ts";

/** Reads a city without pictures, takeovers and holidays, or with those given. */
export function cityReader(db: Db, now: () => number, more: Partial<ConstructorParameters<typeof CityReader>[0]> = {}): CityReader {
  return new CityReader({
    db,
    now,
    readRenditions: () => Promise.resolve(new Map()),
    readTakeovers: () => Promise.resolve([]),
    holidays: () => new Map(),
    ...more,
  });
}
