import type { TimelineBar } from "../../domain/api/timeline.ts";
import { type AnnouncementContent, titleIn } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Interval } from "../../domain/model/time.ts";
import { announcementState } from "../../domain/programme/announcement-state.ts";
import type { City } from "../../domain/programme/city.ts";
import type { Locality } from "../../domain/programme/occurrences.ts";
import { rememberedOccurrences } from "../../domain/programme/remembered-occurrences.ts";
import { validityIn } from "../../domain/programme/validity.ts";
import type { UnpublishedVersion } from "../announcements/unpublished-reader.ts";
import { toStretch } from "./to-stretch.ts";

/** A version to be drawn; `publishedVersion` is null for a draft. */
interface Drawn {
  readonly id: AnnouncementId;
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly content: AnnouncementContent;
}

/** The published announcements and the drafts that are open at any time within the frame, by the wall clock of `locality`. */
export function barsOf(
  city: City,
  unpublished: readonly UnpublishedVersion[],
  locality: Locality,
  frame: Interval,
  nowMs: number,
): readonly TimelineBar[] {
  const changed = new Set(unpublished.map(({ id }) => id));
  const published = city.announcements.map((announcement) => ({ ...announcement, publishedVersion: announcement.version }));
  const drafts = unpublished.filter(({ publishedVersion }) => publishedVersion === null);
  return [...published, ...drafts].flatMap((drawn) =>
    toBar(drawn, drawn.publishedVersion !== null && changed.has(drawn.id), locality, frame, nowMs),
  );
}

function toBar(
  { id, version, publishedVersion, content }: Drawn,
  changed: boolean,
  locality: Locality,
  frame: Interval,
  nowMs: number,
): readonly TimelineBar[] {
  const { schedule, category, precedence, targets } = content;
  const open = rememberedOccurrences(schedule, locality, frame);
  if (open.length === 0) return [];
  const standing = { publishedVersion, withdrawnAtMs: null, validity: validityIn(schedule, locality.zone) };
  return [
    {
      announcementId: id,
      version,
      title: titleIn(content),
      category,
      precedence,
      state: announcementState(standing, nowMs),
      changed,
      targets,
      schedule,
      open: open.map(toStretch),
    },
  ];
}
