import type { PlaysLine, PlaysQuestion } from "../../domain/api/reports.ts";
import { titleIn } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { UiLanguage } from "../../domain/model/language.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { LocalDate } from "../../domain/model/time.ts";
import type { Actor, Organisation } from "../../domain/model/user.ts";
import { dateOf, dayAt, dayNumber } from "../../domain/programme/wall-clock.ts";
import { findAnnouncement } from "../announcements/announcement-repository.ts";
import { findGroups } from "../groups/group-repository.ts";
import { isInBranch } from "../groups/group-tree.ts";
import { requireRole } from "../platform/access.ts";
import { CsvTable } from "../platform/csv-table.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import { findPlaceNames, listPlaySums, type PlaySums, type PlaysFilter } from "./plays-report-repository.ts";
import { headingsIn, toCells } from "./plays-table.ts";
import { Reckoner } from "./reckoner.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly readOrganisation: () => Promise<Organisation>;
}

const USUAL_DAYS = 30;
const LINES_AT_ONCE = 500;
const MAX_LINES = 100_000;

export type PlaysReportService = ReturnType<typeof createPlaysReportService>;

/** Tells what was scheduled and what was painted, never finer than by the day. */
export function createPlaysReportService(parts: Parts) {
  const { db, now, readOrganisation } = parts;
  const reckoner = new Reckoner(parts);

  /** Where no days are named, today and the thirty before it, by the organisation's calendar. */
  async function daysOf({ from, until }: PlaysQuestion): Promise<{ readonly from: LocalDate; readonly until: LocalDate }> {
    const today = dayAt(now(), (await readOrganisation()).zone);
    const end = until ?? (from === undefined ? dateOf(today + 1) : dateOf(dayNumber(from) + USUAL_DAYS));
    return { from: from ?? dateOf(dayNumber(end) - USUAL_DAYS - 1), until: end };
  }

  async function filterOf({ groupId, ...question }: PlaysQuestion): Promise<Omit<PlaysFilter, keyof PageRequest>> {
    const groups = groupId === undefined ? [] : await findGroups(db);
    const groupIds = groups.filter(({ id }) => groupId !== undefined && isInBranch(groups, groupId, id)).map(({ id }) => id);
    return { ...question, ...(await daysOf(question)), ...(groupId === undefined ? {} : { groupIds }) };
  }

  /** The titles of announcements as they are now. */
  async function titlesOf(sums: readonly PlaySums[]): Promise<ReadonlyMap<AnnouncementId, string>> {
    const titles = new Map<AnnouncementId, string>();
    for (const id of new Set(sums.flatMap(({ announcementId }) => announcementId ?? []))) {
      const announcement = await findAnnouncement(db, id, now());
      if (announcement !== undefined) titles.set(id, titleIn(announcement.content));
    }
    return titles;
  }

  async function page(filter: PlaysFilter): Promise<Page<PlaysLine>> {
    const { items, nextCursor } = await listPlaySums(db, filter);
    const titles = await titlesOf(items);
    const names = await findPlaceNames(
      db,
      filter.by,
      items.map(({ placeId }) => placeId),
    );
    return { items: items.map((sums) => toLine(sums, titles, names)), nextCursor };
  }

  return {
    reckoner,

    async plays(actor: Actor, { cursor, limit, ...question }: PlaysQuestion & PageRequest): Promise<Page<PlaysLine>> {
      requireRole(actor, "editor");
      await reckoner.bringUpToDate(question.announcementId ?? null);
      return page({ ...(await filterOf(question)), cursor, limit });
    },

    /** @throws {Problem} `too-large` past a hundred thousand lines */
    async table(actor: Actor, question: PlaysQuestion, language: UiLanguage): Promise<File> {
      requireRole(actor, "editor");
      await reckoner.bringUpToDate(question.announcementId ?? null);
      const filter = await filterOf(question);
      const table = new CsvTable(headingsIn(language, filter.by));
      let lines = 0;
      for (let cursor: string | undefined; ; ) {
        const { items, nextCursor } = await page({ ...filter, cursor, limit: LINES_AT_ONCE });
        for (const line of items) table.add(toCells(line));
        lines += items.length;
        if (nextCursor === null) break;
        if (lines >= MAX_LINES) throw new Problem("too-large");
        cursor = nextCursor;
      }
      return new File([table.text()], `plays-${filter.from}-${dateOf(dayNumber(filter.until) - 1)}.csv`, {
        type: "text/csv;charset=utf-8",
      });
    },
  };
}

function toLine(sums: PlaySums, titles: ReadonlyMap<AnnouncementId, string>, names: ReadonlyMap<string, string>): PlaysLine {
  const { day, placeId, announcementId, screens, onMs, offMs, unknownMs } = sums;
  return {
    day,
    place: placeId === "" ? null : { id: placeId, name: names.get(placeId) ?? "" },
    announcementId,
    title: (announcementId && titles.get(announcementId)) ?? "",
    screens,
    scheduled: { count: sums.scheduledCount, ms: sums.scheduledMs },
    painted: { count: sums.paintedCount, ms: onMs + offMs + unknownMs },
    panel: { onMs, offMs, unknownMs },
  };
}
