import type { Calendar } from "./calendar.ts";
import type { CityMedia } from "./city-media.ts";
import { planForDepartments } from "./department-announcements.ts";
import { planForEverybody } from "./everybody-announcements.ts";
import { planPictured } from "./pictured-announcements.ts";
import type { PlannedAnnouncement } from "./planned-announcement.ts";
import { planStaged } from "./staged-announcements.ts";

/** The 29 announcements of the demo: twenty-four hang, some of them at certain hours, two are to come, one is over, one was withdrawn and one is being written. */
export function planAnnouncements(calendar: Calendar, media: CityMedia): readonly PlannedAnnouncement[] {
  return [...planForEverybody(calendar), ...planForDepartments(calendar), ...planStaged(calendar), ...planPictured(calendar, media)];
}
