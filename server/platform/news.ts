import type {
  AnnouncementId,
  EnrolmentId,
  GroupId,
  IncidentId,
  MediaId,
  ScheduleTemplateId,
  ScreenId,
  SiteId,
  TakeoverId,
  UserId,
} from "../../domain/model/id.ts";

/** What features tell those above them, after their transaction has committed. */
export interface NewsItems {
  "site-changed": { readonly siteId: SiteId };
  "groups-changed": { readonly groupId: GroupId };
  /** A screen has its first device. */
  "screen-paired": { readonly screenId: ScreenId };
  /** Another device is this screen from now on; the one before it is not any more. */
  "screen-replaced": { readonly screenId: ScreenId };
  /** Screens became known, without a device yet; others were changed with them. */
  "screens-imported": { readonly added: readonly ScreenId[]; readonly changed: readonly ScreenId[] };
  "screen-changed": { readonly screenId: ScreenId };
  "screen-removed": { readonly screenId: ScreenId };
  /** Two devices say at once that they are this screen. Told when it is found out, and again if it still is so a quarter of an hour later. */
  "screen-cloned": { readonly screenId: ScreenId };
  "enrolments-changed": { readonly enrolmentId: EnrolmentId };
  /** What it is or can do; not what is measured anew each time. */
  "device-changed": { readonly screenId: ScreenId };
  /** Screens were told something, or a command to them is over. */
  "commands-changed": { readonly screenIds: readonly ScreenId[] };
  /** An incident opened, changed or is over; with null the rules, channels or maintenance around them changed. */
  "incidents-changed": { readonly incidentId: IncidentId | null };
  "media-added": { readonly mediaId: MediaId };
  /** Its files, its focal point or whether it is there at all: whatever screens show of it. */
  "media-changed": { readonly mediaId: MediaId };
  /** How far its files are, at most a few times a second, and what only editors see of it. Screens show nothing new. */
  "media-progress": { readonly mediaId: MediaId };
  "announcement-saved": { readonly announcementId: AnnouncementId };
  /** What is on the screens changed: `groupIds` are all groups it was or is now targeted at. */
  "announcement-published": { readonly announcementId: AnnouncementId; readonly groupIds: readonly GroupId[] };
  "announcement-withdrawn": { readonly announcementId: AnnouncementId; readonly groupIds: readonly GroupId[] };
  /** It started, changed, was cleared or ended, or waits for a second person: `groupIds` are all groups it is targeted at. */
  "takeover-changed": { readonly takeoverId: TakeoverId; readonly groupIds: readonly GroupId[] };
  "schedule-template-changed": { readonly templateId: ScheduleTemplateId };
  /** How the screens of a group and below look, or with null those of the whole organisation. */
  "looks-changed": { readonly groupId: GroupId | null };
  "settings-changed": Record<never, never>;
  "user-changed": { readonly userId: UserId };
}

type Topic = keyof NewsItems;
type Reader<T extends Topic> = (item: NewsItems[T]) => void;

/** Carries news upwards between features. A reader that throws does not keep the others from hearing it. */
export class News {
  readonly #readers = new Map<Topic, Set<Reader<never>>>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  on<T extends Topic>(topic: T, reader: Reader<T>): void {
    const readers = this.#readers.get(topic) ?? new Set();
    this.#readers.set(topic, readers.add(reader as Reader<never>));
  }

  tell<T extends Topic>(topic: T, item: NewsItems[T]): void {
    for (const reader of this.#readers.get(topic) ?? []) {
      try {
        (reader as Reader<T>)(item);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
