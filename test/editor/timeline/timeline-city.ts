import type { AnnouncementContent } from "../../../domain/model/announcement.ts";
import type { Category } from "../../../domain/model/category.ts";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import type { AnnouncementId, GroupId, SiteId } from "../../../domain/model/id.ts";
import { Schedule, type TimeWindow } from "../../../domain/model/schedule.ts";
import { DAY_MS, LocalDateTime, LocalTime, TimeZone } from "../../../domain/model/time.ts";
import { announcementFor, pairScreen, type RunningServer, startServer } from "../../server/running-server.ts";

export const COLLEAGUE = { email: "redaktion@stadt.example", password: "Noch ein Kennwort 22" } as const;

/** Far ahead, so that no cookie is stale for a real browser: a Wednesday, the week has Fronleichnam on its Thursday. */
export const MONDAY = "2098-06-16";
export const NOW_MS = Date.parse("2098-06-18T08:30:00Z");

export interface TimelineCity {
  readonly server: RunningServer;
  readonly groups: Readonly<Record<string, GroupId>>;
  readonly announcements: Readonly<Record<string, AnnouncementId>>;
  readonly siteId: SiteId;
  stop(): Promise<void>;
}

/** A wall time of the week: day 0 is Monday. */
export function wall(monday: string, day: number, time: string): LocalDateTime {
  return LocalDateTime.parse(`${new Date(Date.parse(monday) + day * DAY_MS).toISOString().slice(0, 10)}T${time}`);
}

interface Planned {
  readonly title: string;
  readonly category: Category;
  readonly groups: readonly string[];
  readonly from?: readonly [number, string];
  readonly until?: readonly [number, string];
  readonly windows?: readonly TimeWindow[];
  readonly draft?: boolean;
}

const weekdays = (start: string, end: string, days: readonly number[]): TimeWindow => ({
  start: LocalTime.parse(start),
  end: LocalTime.parse(end),
  days: { kind: "weekdays", weekdays: days },
  except: [],
  skipHolidays: true,
});

const PLAN: readonly Planned[] = [
  { title: "Diese Woche", category: "people", groups: ["Alle Beschäftigten"], from: [0, "00:00"], until: [6, "00:00"] },
  { title: "Betriebsfest im Westfalenpark", category: "general", groups: ["Alle Beschäftigten"], from: [0, "13:00"], until: [4, "06:00"] },
  { title: "Grippeschutz", category: "health", groups: ["Feuerwehr", "Schulhausmeister"], from: [0, "00:00"], until: [3, "09:00"] },
  { title: "Atemschutz: neue Prüffristen", category: "training", groups: ["Feuerwehr"], from: [3, "18:00"], until: [6, "09:00"] },
  {
    title: "Übergabe um sechs: Fahrzeuge und Funk",
    category: "operations",
    groups: ["Wache 1"],
    from: [0, "00:00"],
    until: [7, "00:00"],
    windows: [weekdays("05:30", "09:00", [1, 2, 3, 4, 5]), weekdays("17:30", "20:00", [1, 2, 3, 4, 5])],
  },
  {
    title: "Fortbildungstag: Anmeldung bis Freitag",
    category: "services",
    groups: ["Fabido Kitas"],
    from: [1, "10:00"],
    until: [5, "04:00"],
  },
  { title: "Laternenfest der Kitas", category: "events", groups: ["Fabido Kitas"], from: [3, "12:00"], until: [6, "18:00"], draft: true },
  { title: "Heizperiode: Notfallnummern", category: "safety", groups: ["Schulhausmeister"], from: [4, "06:00"] },
  { title: "Wintereinsatz", category: "general", groups: ["Betriebshöfe"], from: [3, "02:00"], until: [6, "18:00"] },
  { title: "Streusalz angekommen", category: "operations", groups: ["Betriebshöfe"], from: [0, "07:00"], until: [0, "15:00"] },
];

/** A real server at a moment of its own, with a tree of groups, two editors, a screen, and a week of announcements. */
export async function startTimelineCity(monday = MONDAY, nowMs = NOW_MS): Promise<TimelineCity> {
  const startedMs = Date.now();
  const server = await startServer({}, () => nowMs + Date.now() - startedMs);
  const { client } = server;
  await client.settings.update({ ...(await client.settings.read()), region: HolidayRegion.parse("DE-NW"), loopLimitMs: 30_000 });
  await client.users.create({ name: "Erik Redakteur", role: "editor", ...COLLEAGUE });
  const groups = await plantGroups(server);
  const site = { name: "Feuerwache 1", zone: TimeZone.parse("Europe/Berlin"), region: HolidayRegion.parse("DE-NW"), headcount: 40 };
  const { id: siteId } = await client.sites.create(site);
  await pairScreen(server, { name: "Aufenthaltsraum", siteId, groupIds: [groups["Wache 1"]].flatMap((id) => id ?? []) });
  const announcements: Record<string, AnnouncementId> = {};
  for (const planned of PLAN)
    announcements[planned.title] = await write(server, contentOf(planned, groups, monday), planned.draft ?? false);
  return { server, groups, announcements, siteId, stop: () => server.stop() };
}

async function plantGroups({ client }: RunningServer): Promise<Record<string, GroupId>> {
  const groups: Record<string, GroupId> = {};
  for (const { id, name } of (await client.groups.list({})).items) groups[name] = id;
  const plant = async (name: string, parent: string) => {
    groups[name] = (await client.groups.create({ name, parentId: groups[parent] ?? null })).id;
  };
  for (const name of ["Feuerwehr", "Fabido Kitas", "Schulhausmeister", "Betriebshöfe"]) await plant(name, "Alle Beschäftigten");
  await plant("Wache 1", "Feuerwehr");
  await plant("Presse", "Alle Beschäftigten");
  return groups;
}

/** Saves an announcement and, unless it is to be a draft, publishes it. */
export async function write({ client }: RunningServer, content: AnnouncementContent, draft = false): Promise<AnnouncementId> {
  const { id, version } = await client.announcements.create(content);
  if (!draft) await client.announcements.publish({ id, version });
  return id;
}

function contentOf(planned: Planned, groups: Readonly<Record<string, GroupId>>, monday: string): AnnouncementContent {
  const { title, category, from, until, windows = [] } = planned;
  const targets = planned.groups.flatMap((name) => groups[name] ?? []);
  const schedule = { from: from ? wall(monday, ...from) : null, until: until ? wall(monday, ...until) : null, windows };
  return { ...announcementFor(targets, title), category, schedule: Schedule.parse(schedule) };
}
