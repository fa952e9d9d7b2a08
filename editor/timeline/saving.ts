import { Announcement } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { api, userAction } from "../api-client.ts";
import { standing } from "../stale-save.ts";
import { isSameTime } from "./moves.ts";

/** When somebody wants an announcement to be shown, and what she saw before: `seen` is the schedule she took hold of. */
export interface Wish {
  readonly id: AnnouncementId;
  readonly title: string;
  readonly seen: Schedule;
  readonly wanted: Schedule;
}

/** What became of a wish. `conflict`: somebody else has set other times. `unpublished`: other changes wait that would be published along. */
export type Outcome =
  | { readonly kind: "saved"; readonly before: Schedule; readonly announcement: Announcement }
  | { readonly kind: "conflict"; readonly theirs: Announcement }
  | { readonly kind: "unpublished"; readonly theirs: Announcement };

/** `over` is the version whose times, or waiting changes, the user has seen and decided about. */
export interface Consent {
  readonly over?: number;
  readonly publish?: boolean;
}

/**
 * Saves new times as a new version on top of the newest one, and publishes it if the announcement is published. Words that somebody changed
 * meanwhile are kept; other times are never overwritten without a word, and waiting changes are never published by the way.
 * @throws {Problem} if the server refuses
 */
export async function saveTimes(wish: Wish, consent: Consent = {}): Promise<Outcome> {
  const newest = await api.announcements.read({ id: wish.id });
  const decided = consent.over === newest.version;
  if (!decided && hasWaitingChanges(newest)) return { kind: "unpublished", theirs: newest };
  if (!decided && !isSameTime(newest.content.schedule, wish.seen)) return { kind: "conflict", theirs: newest };
  try {
    const content = { ...newest.content, schedule: { ...newest.content.schedule, from: wish.wanted.from, until: wish.wanted.until } };
    const saved = await api.announcements.save({ id: wish.id, version: newest.version, content });
    const goesOut = consent.publish ?? isOut(newest);
    const announcement = goesOut ? await publish(saved) : saved;
    return { kind: "saved", before: newest.content.schedule, announcement };
  } catch (error) {
    const theirs = standing(error, Announcement);
    if (theirs) return { kind: "conflict", theirs };
    throw error;
  }
}

/** Whether it is on the screens, or will be, or has been: then new times count only once they are published. */
export function isOut({ publishedVersion, withdrawnAtMs }: Announcement): boolean {
  return publishedVersion !== null && withdrawnAtMs === null;
}

export function hasWaitingChanges(announcement: Announcement): boolean {
  return isOut(announcement) && announcement.version !== announcement.publishedVersion;
}

function publish({ id, version }: Announcement): Promise<Announcement> {
  return api.announcements.publish({ id, version }, { context: userAction() });
}
