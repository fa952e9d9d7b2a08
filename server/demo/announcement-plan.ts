import type { Calendar } from "./calendar.ts";
import { planForDepartments } from "./department-announcements.ts";
import { planForEverybody } from "./everybody-announcements.ts";
import type { PlannedAnnouncement } from "./planned-announcement.ts";
import { planStaged } from "./staged-announcements.ts";

/** The 23 announcements of the demo: eighteen hang, some of them at certain hours, two are to come, one is over, one was withdrawn and one is being written. */
export function planAnnouncements(calendar: Calendar): readonly PlannedAnnouncement[] {
  return [...planForEverybody(calendar), ...planForDepartments(calendar), ...planStaged(calendar)];
}
