import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { AnnouncementId, ContentHash, GroupId, MediaId, ScreenId } from "../../../domain/model/id.ts";
import { Play } from "../../../domain/model/play.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { audienceKey } from "../../../domain/programme/audience-key.ts";
import { newId, newSecret, sha256 } from "../../../server/platform/secret.ts";
import { insertScreen } from "../../../server/screens/screen-repository.ts";
import { announcementFor, type Player, pictureSlide, playerSocket, type RunningServer } from "../running-server.ts";
import type { BackupWorld } from "./backup-world.ts";

const BERLIN = TimeZone.parse("Europe/Berlin");

/** A screen of the city: where it hangs, its token, and its line. */
export class CityScreen {
  readonly id: ScreenId;
  readonly groupId: GroupId;
  readonly token: string;
  playlist: ContentHash | null = null;
  #socket: Player | null = null;
  #onPlaylist: () => void = () => undefined;
  #batches = 0;

  constructor(id: ScreenId, groupId: GroupId, token: string) {
    this.id = id;
    this.groupId = groupId;
    this.token = token;
  }

  /** Connects as after power-on: knowing nothing but its token. Resolves with its first playlist. */
  async connect(origin: string): Promise<ContentHash> {
    const socket = playerSocket(origin, this.token);
    this.#socket = socket;
    socket.on("playlist", ({ hash }: Pick<PlaylistMessage, "hash">) => {
      this.playlist = hash;
      this.#onPlaylist();
    });
    socket.connect();
    await this.until(() => this.playlist !== null);
    return this.playlist ?? ("" as ContentHash);
  }

  until(isWanted: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#onPlaylist = () => {
        if (isWanted()) resolve();
      };
      this.#onPlaylist();
    });
  }

  /** Reports that the house slide was painted for a second. @returns once it is counted */
  async report(nowMs: number): Promise<void> {
    const play = Play.parse({ playlist: null, slide: "house", atMs: nowMs, hours: 1, panel: "unknown", count: 1, paintedMs: 1000 });
    await this.#socket?.timeout(20_000).emitWithAck("plays", { instance: "load", sequence: ++this.#batches, plays: [play] });
  }

  disconnect(): void {
    this.#socket?.disconnect();
    this.playlist = null;
  }
}

/** Hangs screens up, in turn in each of the groups, and starts the server again so that it knows them. */
export async function hangScreens({ server, db, siteId }: BackupWorld, groupIds: readonly GroupId[], count: number, nowMs: number) {
  const screens: CityScreen[] = [];
  for (let number = 0; number < count; number++) {
    const groupId = groupIds[number % groupIds.length] as GroupId;
    const screen = new CityScreen(newId<ScreenId>(), groupId, newSecret());
    const draft = { name: `Bildschirm ${String(number)}`, siteId, groupIds: [groupId], theme: "paper", viewing: null } as const;
    await insertScreen(db, {
      id: screen.id,
      draft: { ...draft, groupIds: [groupId], programme: USUAL_PROGRAMME, display: USUAL_DISPLAY },
      siteName: "Feuerwache 1",
      audienceKey: audienceKey({ zone: BERLIN, region: null, theme: "paper", groupIds: [groupId], ...USUAL_PROGRAMME }),
      tokenHash: sha256(screen.token),
      nowMs,
    });
    screens.push(screen);
  }
  await server.restart();
  return screens;
}

/** What has been published so far, and what each group's screens got after each publish. */
export class Publishing {
  readonly published: AnnouncementId[] = [];
  readonly history: ReadonlyMap<GroupId, ContentHash | null>[] = [];
  readonly #server: RunningServer;
  readonly #screens: readonly CityScreen[];
  readonly #media: MediaId;
  #isStopped = false;
  #loop: Promise<void> = Promise.resolve();
  #onPublished: () => void = () => undefined;

  constructor(server: RunningServer, screens: readonly CityScreen[], media: MediaId) {
    this.#server = server;
    this.#screens = screens;
    this.#media = media;
    this.history.push(this.#now());
  }

  start(groupIds: readonly GroupId[]): void {
    this.#loop = (async () => {
      for (let number = 0; !this.#isStopped; number++) await this.#publishOne(groupIds[number % groupIds.length] as GroupId, number);
    })();
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#loop;
  }

  /** The next one only once every screen of the group has this one: so each state of the data was on the screens. */
  async #publishOne(groupId: GroupId, number: number): Promise<void> {
    const { announcements } = this.#server.client;
    const reached = this.#screens.filter((screen) => screen.groupId === groupId);
    const before = new Map(reached.map((screen) => [screen, screen.playlist]));
    const slides = [pictureSlide(this.#media, `Nummer ${String(number)}`)];
    const draft = await announcements.create({ ...announcementFor([groupId]), slides });
    await announcements.publish({ id: draft.id, version: draft.version });
    await Promise.all(reached.map((screen) => screen.until(() => screen.playlist !== before.get(screen))));
    this.published.push(draft.id);
    this.history.push(this.#now());
    this.#onPublished();
  }

  /** Resolves once so many have been published. */
  until(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onPublished = () => {
        if (this.published.length >= count) resolve();
      };
      this.#onPublished();
    });
  }

  #now(): ReadonlyMap<GroupId, ContentHash | null> {
    return new Map(this.#screens.map(({ groupId, playlist }) => [groupId, playlist]));
  }
}

/** So many reports are under way at any time, without a pause: as much as six thousand screens do that report every three minutes. */
const BUSY = 4;

/** Every screen reports once, and then they go on and on, in turn: one that never paused would be cut off as a flood. */
export class Reporting {
  acknowledged = 0;
  sent = 0;
  #isStopped = false;
  #loops: Promise<unknown> = Promise.resolve();

  start(screens: readonly CityScreen[], nowMs: number): void {
    this.#loops = Promise.all(
      Array.from({ length: BUSY }, (_, loop) =>
        this.#reportOn(
          screens.filter((_screen, index) => index % BUSY === loop),
          nowMs,
        ),
      ),
    );
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#loops;
  }

  async #reportOn(screens: readonly CityScreen[], nowMs: number): Promise<void> {
    await Promise.all(screens.map((screen) => this.#report(screen, nowMs)));
    for (let turn = 0; !this.#isStopped; turn++) await this.#report(screens[turn % screens.length] as CityScreen, nowMs);
  }

  async #report(screen: CityScreen, nowMs: number): Promise<void> {
    this.sent++;
    await screen.report(nowMs);
    this.acknowledged++;
  }
}

/** Runs the command as an administrator does, in a process of its own. @returns what it said */
export async function runAushang(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const main = fileURLToPath(new URL("../../../server/cli/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`ended with ${String(code)}: ${complained}`);
  return said;
}
