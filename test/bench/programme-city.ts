import { join } from "node:path";
import * as z from "zod/mini";
import { AnnouncementContent, type PublishedAnnouncement } from "../../domain/model/announcement.ts";
import { HolidayRegion } from "../../domain/model/holiday.ts";
import { AnnouncementId, GroupId, type ScreenId, type SiteId } from "../../domain/model/id.ts";
import { USUAL_LOOK } from "../../domain/model/look.ts";
import type { PRECEDENCES } from "../../domain/model/precedence.ts";
import { type ScreenProgramme, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { DAY_MS, LocalTime, TimeZone } from "../../domain/model/time.ts";
import { Organisation } from "../../domain/model/user.ts";
import { audienceKey } from "../../domain/programme/audience-key.ts";
import type { AudienceSpec, City } from "../../domain/programme/city.ts";
import { insertAdministrator } from "../../server/fleet/stock-city.ts";
import { insertGroup } from "../../server/groups/group-repository.ts";
import { openDatabase } from "../../server/platform/database/database.ts";
import { migrateToLatest } from "../../server/platform/database/migrate.ts";
import { newId, newSecret, sha256 } from "../../server/platform/secret.ts";
import { publicHolidays } from "../../server/schedules/holidays.ts";
import { insertScreen } from "../../server/screens/screen-repository.ts";
import { saveOrganisation } from "../../server/settings/settings-repository.ts";
import { insertSite } from "../../server/sites/site-repository.ts";
import { textSlide } from "../server/running-server.ts";
import { insertPublished } from "./city.ts";

const ZONE = TimeZone.parse("Europe/Berlin");
const REGION = HolidayRegion.parse("DE-NW");

/** How large a city is. `days` is how far ahead its screens know their programme. */
export interface ProgrammeWish {
  readonly announcements: number;
  readonly groups: number;
  readonly audiences: number;
  readonly days: ScreenProgramme["horizonDays"];
}

/** The city the issue of schedules names: 500 live announcements, 60 groups, 150 audiences, 14 days. */
export const USUAL_CITY: ProgrammeWish = { announcements: 500, groups: 60, audiences: 150, days: 14 };

const TIMES = ["05:30", "06:00", "07:00", "09:00", "11:30", "13:30", "14:00", "16:00", "18:00", "22:00"] as const;
const RULES = [
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
  "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=MONTHLY;BYDAY=2TH",
  "FREQ=DAILY;INTERVAL=3",
];
const WEEKDAYS = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6, 7],
  [6, 7],
  [1, 3, 5],
];
/** Of eight announcements one is exclusive and one a filler. */
const MIX = [
  "normal",
  "normal",
  "normal",
  "exclusive",
  "normal",
  "normal",
  "filler",
  "normal",
] as const satisfies readonly (typeof PRECEDENCES)[number][];

/** A city of two thirds windows, one third rules, mixed precedences, and ends spread over a month: the same for the same wish and moment. */
export function programmeCity(wish: ProgrammeWish, nowMs: number): { readonly city: City; readonly audiences: readonly AudienceSpec[] } {
  const dice = createDice();
  const groups = Array.from({ length: wish.groups }, (_, n) => ({
    id: groupId(n),
    parentId: n === 0 ? null : groupId(Math.floor((n - 1) / 4)),
  }));
  const announcements = Array.from({ length: wish.announcements }, (_, n): PublishedAnnouncement => {
    return {
      id: AnnouncementId.parse(uuid(1, n)),
      version: 1,
      publishedAtMs: nowMs - dice(20 * DAY_MS),
      content: contentOf(n, wish.groups, nowMs, dice),
    };
  });
  const audiences = Array.from({ length: wish.audiences }, (_, n) => audienceOf(n, wish));
  const looks = { organisation: USUAL_LOOK, groups: new Map() };
  return { city: { groups, announcements, media: new Map(), looks, takeovers: [], holidays: publicHolidays }, audiences };
}

/** The same city in a data folder: one screen for each audience. @returns the cookie of somebody signed in, and the screens */
export async function buildProgrammeCity(dataDir: string, wish: ProgrammeWish, nowMs: number) {
  const { city, audiences } = programmeCity(wish, nowMs);
  const db = openDatabase({ kind: "sqlite", file: join(dataDir, "aushang.sqlite") });
  await migrateToLatest(db);
  const built = await db.transaction().execute(async (tx) => {
    await saveOrganisation(tx, z.parse(Organisation, { name: "Stadt Lindenau", zone: ZONE, language: "de", region: REGION }));
    const { userId, cookie } = await insertAdministrator(tx, nowMs);
    const siteId = newId<SiteId>();
    await insertSite(tx, siteId, { name: "Rathaus", zone: ZONE, region: REGION, headcount: 400 }, nowMs);
    for (const [position, { id, parentId }] of city.groups.entries())
      await insertGroup(tx, id, { name: `Bereich ${String(position)}`, parentId }, position, nowMs);
    for (const { content, publishedAtMs } of city.announcements) await insertPublished(tx, userId, content, publishedAtMs);
    const screenIds: ScreenId[] = [];
    for (const [index, audience] of audiences.entries()) {
      const { theme, groupIds, region: _region, zone: _zone, ...programme } = audience;
      const draft = {
        name: `Bildschirm ${String(index)}`,
        siteId,
        groupIds: [...groupIds],
        theme,
        programme,
        viewing: null,
        display: USUAL_DISPLAY,
      };
      const id = newId<ScreenId>();
      await insertScreen(tx, { id, draft, siteName: "Rathaus", audienceKey: audienceKey(audience), tokenHash: sha256(newSecret()), nowMs });
      screenIds.push(id);
    }
    return { cookie, screenIds };
  });
  await db.destroy();
  return built;
}

type Dice = (sides: number) => number;

function contentOf(n: number, groups: number, nowMs: number, dice: Dice): AnnouncementContent {
  const until = new Date(nowMs + (5 + dice(25)) * DAY_MS).toISOString().slice(0, 10);
  return AnnouncementContent.parse({
    category: "health",
    languages: ["de"],
    slides: [textSlide(`Mitteilung ${String(n)}`, "Ein **Text** mit einigen Worten. ".repeat(6))],
    targets: [groupId(dice(3) === 0 ? dice(Math.min(5, groups)) : dice(groups))],
    schedule: {
      from: null,
      until: dice(3) === 0 ? null : `${until}T12:00`,
      windows: dice(3) === 0 ? [] : Array.from({ length: 1 + dice(3) }, () => windowOf(dice)),
    },
    precedence: MIX[dice(MIX.length)],
    weight: 1 + dice(2),
  });
}

function windowOf(dice: Dice) {
  const start = dice(8);
  const rule = { kind: "rule", rule: RULES[dice(RULES.length)], anchor: `2026-01-0${String(1 + dice(9))}` };
  return {
    start: TIMES[start],
    end: TIMES[(start + 1 + dice(3)) % TIMES.length],
    days: dice(3) === 0 ? rule : { kind: "weekdays", weekdays: WEEKDAYS[dice(WEEKDAYS.length)] },
    except: [],
    skipHolidays: dice(3) === 0,
  };
}

/** Two groups each, a third of them dark at night. */
function audienceOf(n: number, { groups, days }: ProgrammeWish): AudienceSpec {
  const night = { start: LocalTime.parse("22:00"), end: LocalTime.parse("05:00"), weekdays: [1, 2, 3, 4, 5, 6, 7] };
  return {
    zone: ZONE,
    region: REGION,
    theme: n % 2 === 0 ? "paper" : "night",
    groupIds: [...new Set([groupId(n % groups), groupId((n * 7 + Math.floor(n / groups)) % groups)])].sort(),
    ...USUAL_PROGRAMME,
    quietHours: n % 3 === 0 ? [night] : [],
    horizonDays: days,
  };
}

function uuid(kind: number, n: number): string {
  return `${String(kind).padStart(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

function groupId(n: number): GroupId {
  return GroupId.parse(uuid(2, n));
}

/** Throws the same numbers every time (a linear congruential generator), so that runs can be compared. */
function createDice(): Dice {
  let state = 1;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * sides);
  };
}
