import type { Announcement } from "../../domain/model/announcement.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Resolution, Withheld } from "../../domain/model/resolution.ts";
import { wording } from "../schedule/calendar-words.ts";
import { scheduleSentence } from "../schedule/sentence.ts";
import { today } from "../schedule/today.ts";
import { currentLanguage, t } from "../texts.ts";
import { dateAndTime, localDateTime } from "../when.ts";

/** What a reason speaks of besides itself. `titles` are those of `withheld.by`; `screenId` is set if one screen is asked about. */
export interface Asked {
  readonly withheld: Pick<Withheld, "reason">;
  readonly titles: readonly string[];
  readonly announcement: Announcement | undefined;
  readonly takeoverId?: Resolution["takeovers"][number] | undefined;
  readonly screenId?: ScreenId | undefined;
  readonly nowMs: number;
}

/** A reason in words a layperson understands, and where it can be mended. */
export interface Why {
  readonly text: string;
  readonly mend?: { readonly href: string; readonly label: string };
}

export function whySentence(asked: Asked): Why {
  const mend = mendOf(asked);
  return { text: textOf(asked), ...(mend ? { mend } : {}) };
}

/** Why an announcement that is not on the screens at all is not; undefined if it is. */
export function standingSentence({ id, state, withdrawnAtMs }: Announcement): Why | undefined {
  if (state === "draft") return { text: t("why.draft"), mend: { href: `/announcements/${id}`, label: t("why.toAnnouncement") } };
  if (state !== "withdrawn") return undefined;
  return {
    text: t("why.withdrawn", { when: dateAndTime(withdrawnAtMs ?? 0) }),
    mend: { href: `/announcements/${id}`, label: t("why.toAnnouncement") },
  };
}

function textOf({ withheld: { reason }, titles, announcement, nowMs }: Asked): string {
  const schedule = announcement?.content.schedule;
  switch (reason) {
    case "not-yet-published":
      return announcement?.publishedAtMs
        ? t("why.not-yet-publishedAt", { when: dateAndTime(announcement.publishedAtMs) })
        : t("why.not-yet-published");
    case "before-start":
      return schedule?.from ? t("why.before-startAt", { when: localDateTime(schedule.from, nowMs) }) : t("why.before-start");
    case "after-end":
      return schedule?.until ? t("why.after-endAt", { when: localDateTime(schedule.until, nowMs) }) : t("why.after-end");
    case "displaced":
      return t("why.displacedBy", { titles: listed(titles), count: titles.length });
    case "not-needed":
      return t("why.not-neededBy", { count: titles.length });
    case "outside-windows":
      return schedule ? t("why.outside-windowsBut", { schedule: scheduleSentence(schedule, wording(today())) }) : t("why.outside-windows");
    default:
      return t(`why.${reason}`);
  }
}

function mendOf({ withheld: { reason }, announcement, takeoverId, screenId }: Asked): Why["mend"] | undefined {
  const composer = announcement && `/announcements/${announcement.id}`;
  switch (reason) {
    case "not-targeted":
      return composer ? { href: composer, label: t("why.mendTargets") } : undefined;
    case "before-start":
    case "after-end":
    case "excluded-date":
    case "holiday":
    case "outside-windows":
      return composer ? { href: composer, label: t("why.mendSchedule") } : undefined;
    case "not-needed":
      return composer ? { href: composer, label: t("why.mendPrecedence") } : undefined;
    case "media-not-ready":
      return composer ? { href: composer, label: t("why.mendPicture") } : undefined;
    case "quiet-hours":
    case "not-delivered":
      return screenId ? { href: `/screens/${screenId}`, label: t("why.toScreen") } : undefined;
    case "takeover":
      return takeoverId ? { href: `/takeovers/${takeoverId}`, label: t("why.toTakeover") } : undefined;
    default:
      return undefined;
  }
}

function listed(titles: readonly string[]): string {
  const quoted = titles.map((title) => t("why.quoted", { title }));
  return new Intl.ListFormat(currentLanguage(), { type: "conjunction" }).format(quoted);
}
