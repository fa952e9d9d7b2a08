import type { Organisation } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import type { ScreenDirectory } from "../screens/screen-directory.ts";
import type { GivenPlaylists } from "./given-playlists.ts";
import type { ImaginedCity } from "./imagined-city.ts";

/** What answers about moments and places are made of. */
export interface WhyParts {
  readonly db: Db;
  readonly now: () => number;
  readonly directory: ScreenDirectory;
  readonly imagined: ImaginedCity;
  readonly given: GivenPlaylists;
  readonly readOrganisation: () => Promise<Organisation>;
}
