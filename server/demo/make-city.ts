import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { HolidayRegion } from "../../domain/model/holiday.ts";
import type { GroupId, SiteId } from "../../domain/model/id.ts";
import { type ScreenProgramme, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { LocalTime, TimeZone } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { createSetupLink } from "../people/setup-link.ts";
import type { Config } from "../platform/config.ts";
import { planAnnouncements } from "./announcement-plan.ts";
import { Calendar } from "./calendar.ts";
import { addLooks } from "./city-looks.ts";
import { addMedia } from "./city-media.ts";
import { DEVICES, GROUPS, ORGANISATION, type PlannedScreen, ROOT, SCREENS, SITES } from "./city-plan.ts";
import { type CityServices, openCityServices } from "./city-services.ts";
import { DemoClock } from "./demo-clock.ts";
import { type DemoAccount, type DemoRecord, type DemoScreen, newDemoPassword } from "./demo-record.ts";
import { livePast } from "./live-past.ts";
import { livePastStates } from "./past-states.ts";

const FOUNDED_DAYS_AGO = 40;
const PAIRED_DAYS_AGO = 35;
const REGION = HolidayRegion.parse(ORGANISATION.region);
/** A city in several languages has long loops, and breaks are long enough for them. */
const LOOP_LIMIT_MS = 360_000;
const NOBODY = { address: "127.0.0.1", origin: "http://localhost", token: null } as const;

/** Makes the whole city in an empty data folder, by the same services that answer the API. @param todayMs UTC epoch ms */
export async function makeCity(config: Config, todayMs: number): Promise<DemoRecord> {
  const clock = new DemoClock(todayMs);
  clock.setDaysAgo(FOUNDED_DAYS_AGO);
  const drawing = drawPictures();
  const services = await openCityServices(config, clock);
  try {
    const [people, pictures] = await Promise.all([addPeople(services), drawing]);
    // Pictures take the longest, and other threads than the database.
    const [media, fleet] = await Promise.all([
      addMedia(services, people.actors.editor, pictures),
      addFleet(services, people.actors.admin, clock),
    ]);
    await addLooks(services, people.actors.admin, { groups: fleet.groups, logo: media.get("city-mark") ?? null });
    const calendar = new Calendar(todayMs, ORGANISATION.zone);
    const past = { ...fleet, services, clock, actors: people.actors, media };
    await livePast(past, planAnnouncements(calendar, media));
    await livePastStates(past);
    return { admin: people.admin, editor: people.editor, screens: fleet.screens };
  } finally {
    await services.close();
    await rm(await drawing, { recursive: true, force: true });
  }
}

/** @returns a folder of its own with a PNG for each picture */
async function drawPictures(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-pictures-"));
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL("pictures/draw-pictures.ts", import.meta.url)), folder]);
  return folder;
}

async function addPeople({ db, now, sessions, settings, users }: CityServices) {
  const admin: DemoAccount = { name: "Miriam Kowalski", email: "admin@dortmund.example", password: newDemoPassword() };
  const editor: DemoAccount = { name: "Jonas Brinkmann", email: "redaktion@dortmund.example", password: newDemoPassword() };
  const token = (await createSetupLink(db, now())) ?? "";
  const organisation = { organisation: ORGANISATION.name, zone: TimeZone.parse(ORGANISATION.zone) };
  const { token: cookie, session } = await sessions.setUp({ token, ...organisation, ...admin }, NOBODY);
  await settings.update(session.user, { ...session.organisation, region: REGION, loopLimitMs: LOOP_LIMIT_MS });
  await sessions.signOut(cookie);
  const { id, role } = await users.create(session.user, { ...editor, role: "editor" }, null);
  const actors = { admin: { id: session.user.id, role: session.user.role }, editor: { id, role } } satisfies Record<string, Actor>;
  return { admin, editor, actors };
}

async function addSites({ sites }: CityServices, admin: Actor): Promise<ReadonlyMap<string, SiteId>> {
  const ids = new Map<string, SiteId>();
  for (const { name, headcount } of SITES) {
    ids.set(name, (await sites.create(admin, { name, headcount, zone: TimeZone.parse(ORGANISATION.zone), region: REGION }, null)).id);
  }
  return ids;
}

async function addGroups({ groups }: CityServices, admin: Actor): Promise<ReadonlyMap<string, GroupId>> {
  const [root] = (await groups.list(admin, { limit: 1 })).items;
  if (root === undefined) throw new Error("The first set-up makes a group");
  const ids = new Map<string, GroupId>([[ROOT, root.id]]);
  for (const { name, below } of GROUPS) ids.set(name, (await groups.create(admin, { name, parentId: ids.get(below) ?? root.id }, null)).id);
  return ids;
}

async function addFleet(services: CityServices, admin: Actor, clock: DemoClock) {
  const sites = await addSites(services, admin);
  const groups = await addGroups(services, admin);
  clock.setDaysAgo(PAIRED_DAYS_AGO);
  const screens: DemoScreen[] = [];
  for (const planned of SCREENS) screens.push(await pair(services, admin, planned, { sites, groups }));
  return { groups, screens };
}

interface Places {
  readonly sites: ReadonlyMap<string, SiteId>;
  readonly groups: ReadonlyMap<string, GroupId>;
}

/** As a browser and an administrator do it: the one shows a code, the other claims it, the first collects its token. */
async function pair({ pairings }: CityServices, admin: Actor, planned: PlannedScreen, { sites, groups }: Places): Promise<DemoScreen> {
  const { site, name, theme, behaviour } = planned;
  const { viewing, ...device } = DEVICES[planned.device];
  const siteId = sites.get(site);
  if (siteId === undefined) throw new Error(`There is no site ${site}`);
  const groupIds = planned.groups.flatMap((group) => groups.get(group) ?? []);
  const { id, code, secret } = await pairings.start(NOBODY);
  const screen = await pairings.claim(
    admin,
    code,
    { name, siteId, groupIds, theme, programme: programmeOf(planned), viewing, display: USUAL_DISPLAY },
    NOBODY.address,
  );
  const collected = await pairings.collect(id, secret);
  if (collected.state !== "paired") throw new Error(`${site}, ${name} was not paired`);
  return { id: screen.id, label: `${site}, ${name}`, token: collected.token, behaviour, ...device };
}

/** Where nobody is at night, the screen is dark. */
function programmeOf({ darkAtNight }: PlannedScreen): ScreenProgramme {
  if (darkAtNight !== true) return USUAL_PROGRAMME;
  const night = { start: LocalTime.parse("18:00"), end: LocalTime.parse("06:00"), weekdays: [1, 2, 3, 4, 5, 6, 7] };
  return { ...USUAL_PROGRAMME, quietHours: [night] };
}
