import type { PublishedAnnouncement } from "../model/announcement.ts";
import type { HolidayCalendar, HolidayRegion } from "../model/holiday.ts";
import type { GroupId, MediaId } from "../model/id.ts";
import type { Look } from "../model/look.ts";
import type { MediaFiles } from "../model/media.ts";
import type { ScreenProgramme, Theme } from "../model/screen.ts";
import type { StandingTakeover } from "../model/takeover.ts";
import type { TimeZone } from "../model/time.ts";

/** A group as targeting needs it: who its parent is. */
export interface GroupNode {
  readonly id: GroupId;
  readonly parentId: GroupId | null;
}

/**
 * What screens must have in common to get the same playlist. `groupIds` are the groups they are directly in, sorted; `region` says whose
 * holidays count, null for none.
 */
export interface AudienceSpec extends ScreenProgramme {
  readonly zone: TimeZone;
  readonly region: HolidayRegion | null;
  readonly theme: Theme;
  readonly groupIds: readonly GroupId[];
}

/** How screens look: those of the whole organisation, and those of groups that have a look of their own. */
export interface Looks {
  readonly organisation: Look;
  readonly groups: ReadonlyMap<GroupId, Look>;
}

/**
 * Everything the resolver reads. `announcements` are the published ones that have not been withdrawn, `takeovers` those that have started and
 * were not lifted. Media that is not in the map is not ready. All of it is taken as unchanging: a change comes as a new object, for
 * prepared work is remembered by identity.
 */
export interface City {
  readonly groups: readonly GroupNode[];
  readonly announcements: readonly PublishedAnnouncement[];
  readonly media: ReadonlyMap<MediaId, MediaFiles>;
  readonly looks: Looks;
  readonly takeovers: readonly StandingTakeover[];
  readonly holidays: HolidayCalendar;
}
