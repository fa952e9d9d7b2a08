import type { Organisation } from "../../domain/model/user.ts";
import type { UnpublishedReader } from "../announcements/unpublished-reader.ts";
import type { DeliveryService } from "../delivery/delivery-service.ts";
import type { Db } from "../platform/database/database.ts";
import type { CityReader, ReadMedia } from "../playlists/city-reader.ts";
import type { PlaylistService } from "../playlists/playlist-service.ts";
import type { ScreenDirectory } from "../screens/screen-directory.ts";
import { createAnnouncementAnswers } from "./announcement-answers.ts";
import { GivenPlaylists } from "./given-playlists.ts";
import { ImaginedCity } from "./imagined-city.ts";
import { createScreenAnswers } from "./screen-answers.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly directory: ScreenDirectory;
  readonly city: CityReader;
  readonly unpublished: UnpublishedReader;
  readonly readMedia: ReadMedia;
  readonly playlists: PlaylistService;
  readonly delivery: DeliveryService;
  readonly readOrganisation: () => Promise<Organisation>;
}

export type WhyService = ReturnType<typeof createWhyService>;

/** Answers what shows where and when, why not, and what may surprise. */
export function createWhyService(parts: Parts) {
  const why = { ...parts, imagined: new ImaginedCity(parts), given: new GivenPlaylists(parts) };
  return { ...createScreenAnswers(why), ...createAnnouncementAnswers(why) };
}
