import { once } from "node:events";
import { vi } from "vitest";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { Announcement, AnnouncementContent } from "../../../domain/model/announcement.ts";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import type { ContentHash, GroupId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { QuietHours } from "../../../domain/model/quiet-hours.ts";
import { type Schedule, TimeWindow } from "../../../domain/model/schedule.ts";
import { LocalDateTime, TimeZone } from "../../../domain/model/time.ts";
import { announcementFor, type Client, type Player, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";

/** A Monday, ten o'clock in Dortmund. */
export const START = Date.parse("2027-06-07T08:00:00Z");
export const MINUTE = 60_000;

/** A clock that stands still unless it is moved: what was published when is then known to the millisecond. */
export class StandingClock {
  nowMs = START;
  readonly now = (): number => this.nowMs;
}

export interface WhyWorld {
  readonly server: RunningServer;
  readonly client: Client;
  readonly clock: StandingClock;
  readonly siteId: SiteId;
  readonly fire: GroupId;
  readonly schools: GroupId;
  /** In the fire station: dark from 22 to 5 o'clock, and content with one announcement. */
  readonly screenId: ScreenId;
  readonly token: string;
}

export const NIGHTS = QuietHours.parse({ start: "22:00", end: "05:00", weekdays: [1, 2, 3, 4, 5, 6, 7] });

export async function whyWorld(start: (now: () => number) => Promise<RunningServer>): Promise<WhyWorld> {
  const clock = new StandingClock();
  const server = await start(clock.now);
  const { client } = server;
  const region = HolidayRegion.parse("DE-NW");
  const site = await client.sites.create({ name: "Wache 1", zone: TimeZone.parse("Europe/Berlin"), region, headcount: 40 });
  await client.settings.update({ ...(await client.settings.read()), region });
  const rootId = (await client.groups.list({})).items[0]?.id ?? null;
  const fire = (await client.groups.create({ name: "Feuerwehr", parentId: rootId })).id;
  const schools = (await client.groups.create({ name: "Schulen", parentId: rootId })).id;
  const programme = { minimumShown: 1, quietHours: [NIGHTS], horizonDays: 14 as const };
  const { screenId, token } = await pairScreen(server, { name: "Wachraum", siteId: site.id, groupIds: [fire], programme });
  return { server, client, clock, siteId: site.id, fire, schools, screenId, token };
}

export function draft({ client }: WhyWorld, targets: readonly GroupId[], title: string, change: Partial<AnnouncementContent> = {}) {
  return client.announcements.create({ ...announcementFor(targets, title), ...change });
}

export async function publish(
  world: WhyWorld,
  ...wish: [readonly GroupId[], string, Partial<AnnouncementContent>?]
): Promise<Announcement> {
  const { id, version } = await draft(world, ...wish);
  return world.client.announcements.publish({ id, version });
}

export async function withdraw({ client }: WhyWorld, { id, version }: Announcement): Promise<void> {
  await client.announcements.withdraw({ id, version });
}

/** Open between two wall times on the given weekdays. */
export function windowOn(weekdays: readonly number[], start: string, end: string, change: Partial<TimeWindow> = {}): TimeWindow {
  return { ...TimeWindow.parse({ start, end, days: { kind: "weekdays", weekdays }, except: [], skipHolidays: false }), ...change };
}

export function scheduled(change: { from?: string; until?: string; windows?: readonly TimeWindow[] }): { schedule: Schedule } {
  const { from, until, windows = [] } = change;
  const local = (text: string | undefined) => (text === undefined ? null : LocalDateTime.parse(text));
  return { schedule: { from: local(from), until: local(until), windows } };
}

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Waits until what the screen should play has the announcement in it: publishes answer before that. */
export async function isCompiled({ server, token }: WhyWorld, { id }: Announcement): Promise<void> {
  await vi.waitFor(async () => {
    const answer = await fetch(`${server.origin}/api/v1/player/playlist`, { headers: { authorization: `Bearer ${token}` } });
    if (!(await answer.text()).includes(id)) throw new Error("Not compiled yet");
  }, 20_000);
}

/** A screen's player that connects, takes what it is given and keeps its hash. */
export async function connect({ server, token }: Pick<WhyWorld, "server" | "token">): Promise<{ socket: Player; hash: ContentHash }> {
  const socket = playerSocket(server.origin, token);
  const given = once(socket as never, "playlist");
  socket.connect();
  const [{ hash }] = (await given) as [PlaylistMessage];
  return { socket, hash };
}
