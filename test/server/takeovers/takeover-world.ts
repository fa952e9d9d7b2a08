import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import type { EditorDownEvents, EditorUpEvents } from "../../../domain/api/editor-events.ts";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { ContentHash, GroupId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { type TakeoverDraft, TakeoverVariant } from "../../../domain/model/takeover.ts";
import { HOUR_MS, Instant } from "../../../domain/model/time.ts";
import { sameHorizon } from "../../../domain/programme/horizon.ts";
import { signIn } from "../attack/attacked-server.ts";
import { addPlaces, type Client, type Player, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";

/** The real time, which a test can move on; shortly before playlists get their next horizon it goes by the time after. */
export class MovableClock {
  #aheadMs = sameHorizon(Date.now() + 3 * HOUR_MS).fromMs > Date.now() ? 3 * HOUR_MS : 0;
  readonly now = (): number => Date.now() + this.#aheadMs;

  moveOn(ms: number): void {
    this.#aheadMs += ms;
  }
}

export interface TakeoverWorld {
  readonly server: RunningServer;
  readonly clock: MovableClock;
  /** Ada, who is the administrator, and Eva, an editor. */
  readonly ada: Client;
  readonly eva: Client;
  readonly evaCookie: string;
  readonly siteId: SiteId;
  readonly everybody: GroupId;
  readonly fire: GroupId;
  readonly schools: GroupId;
}

const EVA = { email: "eva@stadt.example", password: "Noch ein langes Kennwort 2" } as const;

/** A city with two groups below everybody, and two people. */
export async function takeoverWorld(start: (now: () => number) => Promise<RunningServer>): Promise<TakeoverWorld> {
  const clock = new MovableClock();
  const server = await start(clock.now);
  const { siteId, rootId, groupIds } = await addPlaces(server.client, ["Feuerwehr", "Schulen"]);
  const [fire, schools] = groupIds as [GroupId, GroupId];
  await server.client.users.create({ name: "Eva Editor", role: "editor", ...EVA });
  const evaCookie = await signIn(server.origin, EVA);
  return {
    server,
    clock,
    ada: server.client,
    eva: server.clientWith({ cookie: evaCookie }),
    evaCookie,
    siteId,
    everybody: rootId,
    fire,
    schools,
  };
}

/** "Feuer im Haus" for an hour, with whatever is to be different. */
export function takeoverOn(targets: readonly GroupId[], more: Partial<TakeoverDraft> & { readonly title?: string } = {}): TakeoverDraft {
  const { title = "Feuer im Haus", ...rest } = more;
  return {
    kind: "fire",
    severity: "extreme",
    drill: false,
    variants: [TakeoverVariant.parse({ language: "de", title, body: "Verlassen Sie **sofort** das Gebäude." })],
    targets: [...targets],
    lastsMs: 3_600_000,
    ...rest,
  };
}

export interface Received {
  readonly hash: ContentHash;
  readonly playlist: Playlist;
}

/** A screen with an open socket that keeps what it is sent and reports what a player would. */
export class TestScreen {
  readonly id: ScreenId;
  readonly token: string;
  readonly socket: Player;
  readonly received: Received[] = [];
  #reading: Promise<void> = Promise.resolve();
  #heard: () => void = () => undefined;

  constructor(origin: string, id: ScreenId, token: string, playlist: ContentHash | null = null) {
    this.id = id;
    this.token = token;
    this.socket = playerSocket(origin, token, playlist);
    this.socket.on("playlist", (message) => {
      this.#reading = this.#reading.then(async () => {
        this.received.push(await read(message));
        this.#heard();
      });
    });
  }

  /** The last playlist it got. */
  get latest(): Received {
    const last = this.received.at(-1);
    if (last === undefined) throw new Error("No playlist yet");
    return last;
  }

  /** Waits until the last playlist it got is such a one. */
  async until(isWanted: (playlist: Playlist) => boolean): Promise<Received> {
    for (;;) {
      const last = this.received.at(-1);
      if (last && isWanted(last.playlist)) return last;
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
  }

  /** Waits until the titles of the takeovers it has are these, in their order. */
  untilTakeovers(...titles: readonly string[]): Promise<Received> {
    return this.until(({ takeovers }) => JSON.stringify(titlesOf(takeovers)) === JSON.stringify(titles));
  }

  /** Reports a paint, and waits until the server has read it. */
  async paints(slide: string, { hash = this.latest.hash, atMs }: { readonly hash?: ContentHash; readonly atMs: number }): Promise<void> {
    this.socket.emit("painted", { playlist: hash, slide, atMs: Instant.parse(Math.round(atMs)) });
    await this.hasCaughtUp();
  }

  /** Whatever the server had sent before has arrived after this. */
  async hasCaughtUp(): Promise<void> {
    await this.socket.emitWithAck("clock", {});
    await this.#reading;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Pairs a screen and connects it; it has its playlist. */
export async function joinedScreen(
  world: Pick<TakeoverWorld, "server" | "siteId">,
  groupIds: GroupId[],
  name = "Wachraum",
): Promise<TestScreen> {
  const { screenId, token } = await pairScreen(world.server, { name, siteId: world.siteId, groupIds });
  const screen = new TestScreen(world.server.origin, screenId, token);
  screen.socket.connect();
  await screen.until(() => true);
  return screen;
}

async function read(message: PlaylistMessage): Promise<Received> {
  const text = "json" in message ? message.json : await gunzip(message.gzip);
  return { hash: message.hash, playlist: Playlist.parse(JSON.parse(text)) };
}

async function gunzip(data: ArrayBuffer): Promise<string> {
  return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

export function titlesOf(takeovers: Playlist["takeovers"]): string[] {
  return takeovers.map(({ variants }) => variants[0]?.title ?? "");
}

export type EditorPage = Socket<EditorDownEvents, EditorUpEvents>;

/** A signed-in editor's socket, open. */
export async function editorPage(origin: string, cookie: string): Promise<EditorPage> {
  const page: EditorPage = io(`${origin}/editor`, {
    transports: ["websocket"],
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
    autoConnect: false,
  });
  page.connect();
  await once(page as never, "screens");
  return page;
}
