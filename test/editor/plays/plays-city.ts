import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import type { PanelState } from "../../../domain/model/play.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { scheduledIn } from "../../../domain/programme/scheduled-plays.ts";
import {
  batch,
  DAY_MS,
  HandClock,
  HOUR_MS,
  type PlayingScreen,
  play,
  publish,
  signedIn,
  startScreen,
} from "../../server/plays/plays-world.ts";
import { addPlaces, type RunningServer, startServer } from "../../server/running-server.ts";

/** A city in which one announcement has hung for six days on four screens at three sites, more or less as it should. */
export interface PlaysCity {
  readonly server: RunningServer;
  readonly announcementId: AnnouncementId;
  /** A day, "Do., 19. November", on which the screen of the Kita painted nothing. */
  readonly brokenDay: string;
  /** Its time, which stands still. */
  readonly nowMs: number;
  stop(): Promise<void>;
}

interface Habit {
  /** How much of what it should it paints, by the day. */
  readonly parts: readonly number[];
  readonly panelAt: (hour: number) => PanelState;
}

const KNOWN: Habit = { parts: [1, 1, 0.999, 1, 1, 1], panelAt: (hour) => (hour >= 6 && hour < 22 ? "on" : "off") };
const UNKNOWN: Habit = { parts: [1, 0.998, 1, 0.5, 1, 1], panelAt: () => "unknown" };
const BROKEN: Habit = { parts: [1, 1, 0, 0, 1, 1], panelAt: () => "unknown" };

export async function startPlaysCity(): Promise<PlaysCity> {
  const clock = new HandClock();
  const nowMs = Date.now();
  // Six days ago at midnight of UTC.
  clock.nowMs = nowMs - (nowMs % DAY_MS) - 6 * DAY_MS;
  const brokenMs = clock.nowMs + 3.5 * DAY_MS;
  const brokenDay = new Intl.DateTimeFormat("de", { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" }).format(brokenMs);
  let server = await startServer({}, clock.now);
  const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr", "Fabido Kitas"]);
  const [fire, kita] = groupIds as [GroupId, GroupId];
  const zone = TimeZone.parse("Europe/Berlin");
  const kitaSite = await server.client.sites.create({ name: "Kita Kurler Straße", zone, region: null, headcount: 14 });
  const depot = await server.client.sites.create({ name: "Betriebshof Werkstättenstraße", zone, region: null, headcount: 80 });
  const { id } = await publish(server, [fire, kita], "Grippeschutz: Impfteam kommt in die Wache");
  const { id: last } = await publish(server, [fire, kita], "Betriebsfest im Westfalenpark");
  const screens: (readonly [PlayingScreen, Habit])[] = [];
  for (const [name, at, group, habit] of [
    ["Wachraum", siteId, fire, KNOWN],
    ["Fahrzeughalle", siteId, fire, UNKNOWN],
    ["Flur", kitaSite.id, kita, BROKEN],
    ["Meisterbüro", depot.id, fire, UNKNOWN],
  ] as const) {
    screens.push([await startScreen(server, clock, { siteId: at, groupIds: [group], name }, last), habit]);
  }
  for (let day = 0; day < 6; day++) {
    const fromMs = clock.nowMs;
    clock.nowMs += DAY_MS;
    for (const [screen, habit] of screens) await screen.send(batch(day + 1, playsOn(screen, habit, fromMs, day, id)));
  }
  const todayMs = clock.nowMs;
  clock.nowMs = nowMs;
  for (const [screen, habit] of screens) {
    const hours = playsOn(screen, habit, todayMs, 5, id).filter(({ atMs }) => atMs < nowMs);
    // Of the hour that has only begun, what is over.
    const soFar = hours.map((one) => (one.atMs + HOUR_MS <= nowMs ? one : playsIn(screen, id, one.atMs, nowMs)));
    await screen.send(batch(7, soFar));
  }
  for (const [{ socket }] of screens) socket.disconnect();
  server = await signedIn(server);
  return { server, announcementId: id, brokenDay, nowMs, stop: () => server.stop() };
}

function playsIn({ hash, playlist }: PlayingScreen, id: AnnouncementId, atMs: number, untilMs: number) {
  const { count, ms } = scheduledIn(playlist, { fromMs: atMs, untilMs }, null).plays.get(id) ?? { count: 0, ms: 0 };
  return play({ playlist: hash, slide: `${id}.1.de`, atMs, count, paintedMs: ms });
}

/** What a screen paints of the announcement on a day of UTC, hour by hour. */
function playsOn({ hash, playlist }: PlayingScreen, { parts, panelAt }: Habit, fromMs: number, day: number, id: AnnouncementId) {
  return Array.from({ length: 24 }, (_, hour) => {
    const atMs = fromMs + hour * HOUR_MS;
    const { count, ms } = scheduledIn(playlist, { fromMs: atMs, untilMs: atMs + HOUR_MS }, null).plays.get(id) ?? { count: 0, ms: 0 };
    const part = parts[day] ?? 1;
    const painted = { count: Math.round(count * part), paintedMs: Math.round(ms * part) };
    return play({ playlist: hash, slide: `${id}.1.de`, atMs, panel: panelAt(hour), ...painted });
  });
}
