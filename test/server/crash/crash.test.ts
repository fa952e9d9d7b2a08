import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { Announcement, AnnouncementVersion } from "../../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { startPostgres } from "../databases.ts";
import { addPlaces, type Client, pairScreen, playerSocket } from "../running-server.ts";
import { type ChildServer, startChildServer } from "./child-server.ts";
import { createDice, type Dice } from "./dice.ts";
import { type Line, type Promised, StubbornWriter } from "./stubborn-writer.ts";

const WRITERS = 4;

async function onSqlite() {
  return { server: await startChildServer(), stop: async () => undefined };
}

async function onPostgres() {
  const postgres = await startPostgres();
  return { server: await startChildServer({ DATABASE_URL: postgres.url }), stop: () => postgres.stop() };
}

/** Several people who write at the same time, and a server that is killed under their hands. */
class CrashRun implements Line {
  readonly server: ChildServer;
  readonly writers: readonly StubbornWriter[];
  kills = 0;
  published = 0;
  repeated = 0;
  #up: Promise<void> = Promise.resolve();
  #onPublished: () => void = () => undefined;

  constructor(server: ChildServer, targets: readonly GroupId[]) {
    this.server = server;
    this.writers = Array.from({ length: WRITERS }, (_, index) => new StubbornWriter(this, targets, `Schreibtisch ${String(index + 1)}`));
  }

  readonly up = (): Promise<void> => this.#up;
  readonly unanswered = (): void => {
    this.repeated++;
  };

  /** Publishes `publishes` times and kills after every `low` to `high` of them. */
  async run(dice: Dice, publishes: number, [low, high]: readonly [number, number], check: () => Promise<void>): Promise<void> {
    const writing = Promise.all(this.writers.map((writer) => this.#write(writer, dice, publishes / WRITERS)));
    for (let next = dice.between(low, high); next < publishes; next += dice.between(low, high)) {
      await Promise.race([this.#publishedAtLeast(next), writing]);
      // From the first byte of a request to some requests later.
      await new Promise((resolve) => setTimeout(resolve, dice.between(0, 25)));
      await this.#killAndStart();
      await check();
    }
    await writing;
  }

  promised(): Promised[] {
    return this.writers.flatMap((writer) => [...writer.promised.values()]);
  }

  async #write(writer: StubbornWriter, dice: Dice, publishes: number): Promise<void> {
    for (let done = 0; done < publishes; done++) {
      await writer.publishOne(dice);
      this.published++;
      this.#onPublished();
    }
  }

  #publishedAtLeast(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onPublished = () => {
        if (this.published >= count) resolve();
      };
      this.#onPublished();
    });
  }

  async #killAndStart(): Promise<void> {
    this.kills++;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#up = promise;
    await this.server.kill();
    await this.server.start().then(() => resolve(), reject);
    await promise;
  }
}

/** What a screen is given when it connects as it does after a power cut: knowing nothing. */
async function playlistOnScreen(server: ChildServer, token: string): Promise<Playlist> {
  const socket = playerSocket(server.origin, token);
  const message = once(socket as never, "playlist") as Promise<[PlaylistMessage]>;
  socket.connect();
  const [received] = await message;
  socket.disconnect();
  const bytes = "json" in received ? new TextEncoder().encode(received.json) : await gunzip(received.gzip);
  return Playlist.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

async function gunzip(data: ArrayBuffer): Promise<ArrayBuffer> {
  return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function allAnnouncements(client: Client): Promise<Announcement[]> {
  const found: Announcement[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await client.announcements.list({ limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.items);
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}

async function allVersions(client: Client, id: AnnouncementId): Promise<AnnouncementVersion[]> {
  return (await client.announcements.versions({ id, limit: 100 })).items;
}

const slideOf = ({ id, versions }: Promised) => ({
  id: `${id}.${String(versions.length)}.de`,
  title: versions.at(-1)?.slides[0]?.fields.title.de,
});
const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

describe.each([
  { database: "SQLite", open: onSqlite, publishes: 200, apart: [6, 20] as const, kills: 9 },
  { database: "PostgreSQL", open: onPostgres, publishes: 60, apart: [10, 18] as const, kills: 3 },
])("a server on $database that is killed at any moment while four people publish", ({ open, publishes, apart, kills }) => {
  const dice = createDice();
  let server: ChildServer;
  let stop: () => Promise<void>;
  let run: CrashRun;
  let token: string;

  beforeAll(async () => {
    ({ server, stop } = await open());
    const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
    ({ token } = await pairScreen(server, { name: "Aufenthaltsraum", siteId, groupIds }));
    run = new CrashRun(server, groupIds);
    console.info(`CRASH_SEED=${String(dice.seed)}`);
    await run.run(dice, publishes, apart, acknowledgedIsOnScreen);
    console.info(`${String(run.kills)} kills, ${String(run.published)} publishes, ${String(run.repeated)} requests without an answer`);
  }, 600_000);
  afterAll(async () => {
    await server?.remove();
    await stop?.();
  });

  /** Right after a restart: each announcement is on the screen in the acknowledged version, or in one whose answer is still owed. */
  async function acknowledgedIsOnScreen(): Promise<void> {
    const promised = run.promised();
    const versions = new Map<string, number>();
    for (const { id } of (await playlistOnScreen(server, token)).slides) versions.set(id.slice(0, 36), Number(id.split(".")[1]));
    const missing = promised.filter(({ id, versions: { length } }) => !((versions.get(id) ?? 0) >= length));
    expect(missing).toEqual([]);
  }

  it("was interrupted in the middle of requests", () => {
    expect(run.kills).toBeGreaterThanOrEqual(kills);
    expect(run.repeated).toBeGreaterThanOrEqual(run.kills);
    expect(run.published).toBe(publishes);
  });

  it("keeps every acknowledged publish, in the version and with the words that were acknowledged", async () => {
    const stored = new Map((await allAnnouncements(server.client)).map((announcement) => [announcement.id, announcement]));
    for (const { id, versions } of run.promised()) {
      expect(stored.get(id)).toMatchObject({
        state: "live",
        version: versions.length,
        publishedVersion: versions.length,
        content: versions.at(-1),
      });
    }
  });

  it("has none that nobody asked for, and none twice", async () => {
    const stored = (await allAnnouncements(server.client)).map(({ id }) => id).sort();
    expect(stored).toEqual(
      run
        .promised()
        .map(({ id }) => id)
        .sort(),
    );
  });

  it("has no half version: each one has all its words and says that it was published", async () => {
    for (const { id, versions } of run.promised()) {
      const stored = await allVersions(server.client, id);
      expect(stored.map(({ number }) => number)).toEqual(versions.map((_, index) => versions.length - index));
      expect(stored.map(({ content }) => content).reverse()).toEqual(versions);
      expect(stored.filter(({ publishedAtMs }) => publishedAtMs === null)).toEqual([]);
    }
  });

  it("gives the screens exactly what was acknowledged", async () => {
    const shown = async () => (await playlistOnScreen(server, token)).slides.map(({ id, title }) => ({ id, title })).sort(byId);
    await expect.poll(shown, { timeout: 60_000 }).toEqual(run.promised().map(slideOf).sort(byId));
  });
});
