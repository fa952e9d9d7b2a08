import { setTimeout as pause } from "node:timers/promises";
import type { ScreenId } from "../../domain/model/id.ts";
import { report } from "../editor/admin-city.ts";
import { type Client, createClient, pairScreen } from "../server/running-server.ts";

/** Opened two minutes after the last sign of life, and looked for every few seconds. */
const INCIDENT_LIMIT_MS = 240_000;

/** A site whose two screens lose their line, and one more screen somewhere else, until the server says that something is wrong. */
export async function loseScreens(origin: string, client: Client): Promise<void> {
  const [depot] = (await client.sites.list({ search: "Betriebshof Nord" })).items;
  const [root] = (await client.groups.list({})).items;
  if (!depot || !root) throw new Error("The demo has no places");
  const hall = await client.sites.create({ name: "Turnhalle Mitte", zone: depot.zone, region: depot.region, headcount: 12 });
  const server = { client, clientWith: (headers: Readonly<Record<string, string>>) => createClient(origin, headers) };
  const lost: ScreenId[] = [];
  for (const [siteId, name] of [
    [hall.id, "Eingang"],
    [hall.id, "Hausmeisterraum"],
    [depot.id, "Fahrerraum"],
  ] as const) {
    const { screenId, token } = await pairScreen(server, { name, siteId, groupIds: [root.id] });
    (await report(origin, token)).disconnect();
    lost.push(screenId);
  }
  const untilMs = performance.now() + INCIDENT_LIMIT_MS;
  while (performance.now() < untilMs) {
    const { items } = await client.alerts.incidents({});
    const named = new Set(items.flatMap(({ screens }) => screens.map(({ screenId }) => screenId)));
    if (lost.every((id) => named.has(id))) return;
    await pause(2000);
  }
  throw new Error("No incident was opened");
}
