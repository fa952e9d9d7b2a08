import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { io, type Socket } from "socket.io-client";
import { type Contract, contract } from "../../domain/api/contract.ts";
import { PLAYER_PROTOCOL, type PlayerDownEvents, type PlayerUpEvents } from "../../domain/api/player-events.ts";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { ContentHash, GroupId, MediaId, SiteId } from "../../domain/model/id.ts";
import { ProblemDetails } from "../../domain/model/problem.ts";
import { type ScreenDraft, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { TimeZone } from "../../domain/model/time.ts";
import { type Aushang, startAushang } from "../../server/aushang.ts";
import { type Config, readConfig } from "../../server/platform/config.ts";
import { openDatabase } from "../../server/platform/database/database.ts";
import type { Log } from "../../server/platform/log.ts";
import type { SlideContent } from "../../templates/registry.ts";
import { ownPort } from "./own-port.ts";
import { Refusal } from "./refusal.ts";

export type Client = ContractRouterClient<Contract>;
export type Player = Socket<PlayerDownEvents, PlayerUpEvents>;

/** A real server on a free port with a folder of its own, and somebody signed in as its first administrator. */
export interface RunningServer {
  readonly origin: string;
  readonly config: Config;
  readonly client: Client;
  readonly cookie: string;
  /** Asks as somebody else, or as nobody. */
  clientWith(headers: Readonly<Record<string, string>>): Client;
  stop(): Promise<void>;
  /** Stops the server and starts it again on the same port and folder. */
  restart(): Promise<void>;
}

export const ADMIN = { email: "admin@stadt.example", password: "Ein langes Kennwort 1" } as const;

interface StartOptions {
  readonly log?: Log;
  readonly open?: typeof openDatabase;
  readonly webhookNetworks?: Config["webhookNetworks"];
}

/**
 * Starts a server and sets it up.
 * @param env settings besides port and folder, such as DATABASE_URL
 * @param now the clock it goes by
 * @param log where it writes, if not by `LOG_LEVEL`
 * @param open opens its database
 * @param webhookNetworks where webhooks may lead, if not where the settings say: no setting lets them lead to this machine
 */
export async function startServer(
  env: Readonly<Record<string, string>> = {},
  now = Date.now,
  { log, open = openDatabase, webhookNetworks }: StartOptions = {},
): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-server-"));
  const settings = { HOST: "127.0.0.1", DATA_DIR: folder, LOG_LEVEL: "silent", ...env };
  const read = readConfig({ PORT: String(await ownPort()), ...settings });
  const config = { ...read, webhookNetworks: webhookNetworks ?? read.webhookNetworks };
  let aushang: Aushang = await startAushang(config, log, now, open);
  const { origin } = aushang;
  const cookie = await setUp(origin, aushang.setupLink);
  const clientWith = (headers: Readonly<Record<string, string>>) => createClient(origin, headers);
  return {
    origin,
    config,
    cookie,
    client: clientWith({ cookie }),
    clientWith,
    async stop() {
      await aushang.stop();
      await rm(folder, { recursive: true, force: true });
    },
    async restart() {
      await aushang.stop();
      aushang = await startAushang(config, log, now, open);
    },
  };
}

/** Makes the first administrator by the set-up link. @returns the session cookie */
export async function setUp(origin: string, link: string | null): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/session/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      token: link?.split("#")[1],
      organisation: "Stadt Dortmund",
      zone: "Europe/Berlin",
      name: "Ada Admin",
      ...ADMIN,
    }),
  });
  if (answer.status !== 201) throw new Error(`Set-up answered ${String(answer.status)}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** A client of the HTTP API that throws `Refusal`. */
export function createClient(origin: string, headers: Readonly<Record<string, string>>): Client {
  return createORPCClient(
    new OpenAPILink(contract, {
      url: `${origin}/api/v1`,
      headers: () => ({ ...headers }),
      fetch: async (request, init) => orRefuse(await fetch(request, init)),
    }),
  );
}

async function orRefuse(response: Response): Promise<Response> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return response;
  throw new Refusal(ProblemDetails.parse(await response.json()));
}

/** A site, and groups below the root that the first set-up made. */
export async function addPlaces(
  client: Client,
  names: readonly string[],
): Promise<{ siteId: SiteId; rootId: GroupId; groupIds: GroupId[] }> {
  const site = await client.sites.create({ name: "Feuerwache 1", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 40 });
  const [root] = (await client.groups.list({})).items;
  if (root === undefined) throw new Error("No root group");
  const groupIds: GroupId[] = [];
  for (const name of names) groupIds.push((await client.groups.create({ name, parentId: root.id })).id);
  return { siteId: site.id, rootId: root.id, groupIds };
}

/** What a screen may leave out: then it is on paper, plays as usual and nobody has measured it. */
export type PairedDraft = Omit<ScreenDraft, "theme" | "programme" | "viewing" | "display"> & Partial<ScreenDraft>;

/** Pairs a new screen the way a browser and an administrator do. @returns its id and token */
export async function pairScreen(server: Pick<RunningServer, "client" | "clientWith">, draft: PairedDraft) {
  const anyone = server.clientWith({});
  const { id, secret, code } = await anyone.pairings.start();
  const screen = await server.client.pairings.claim({
    code,
    screen: { theme: "paper", programme: USUAL_PROGRAMME, viewing: null, display: USUAL_DISPLAY, ...draft },
  });
  const result = await anyone.pairings.collect({ id, secret });
  if (result.state !== "paired") throw new Error("The screen was not paired");
  return { screenId: screen.id, token: result.token };
}

/** Connects as a screen. The socket is not connected yet: listen first, then `connect()`. */
export function playerSocket(origin: string, token: string, playlist: ContentHash | null = null): Player {
  return io(`${origin}/player`, {
    transports: ["websocket"],
    auth: { token, protocol: PLAYER_PROTOCOL, playlist },
    autoConnect: false,
    forceNew: true,
    reconnection: false,
  });
}

/** A slide of German words alone. */
export function textSlide(title: string, body = "", dwellMs: number | null = null): SlideContent {
  return { key: "slide1", template: "text", dwellMs, fields: { title: { de: title }, body: { de: body } } };
}

/** A slide with a decorative picture. */
export function pictureSlide(mediaId: MediaId | null, title = "Bild"): SlideContent {
  const picture = mediaId && { mediaId, decorative: true, alt: {} };
  return { key: "slide1", template: "text-image", dwellMs: null, fields: { title: { de: title }, body: {}, picture, crop: "upright" } };
}

export function announcementFor(targets: readonly GroupId[], title = "Grippeschutz: Impfteam kommt in die Wache"): AnnouncementContent {
  return {
    category: "health",
    languages: ["de"],
    slides: [textSlide(title, "Mittwoch, 25. November, 7 bis 11 Uhr.")],
    targets: [...targets],
    schedule: { from: null, until: null, windows: [] },
    precedence: "normal",
    weight: 1,
  };
}
