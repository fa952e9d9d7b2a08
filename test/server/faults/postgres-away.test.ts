import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GroupId } from "../../../domain/model/id.ts";
import { startPostgres } from "../databases.ts";
import { addPlaces, announcementFor, type RunningServer, startServer } from "../running-server.ts";

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let server: RunningServer;
let admin: pg.Client;
let groupIds: GroupId[];

beforeAll(async () => {
  postgres = await startPostgres();
  server = await startServer({ DATABASE_URL: postgres.url });
  ({ groupIds } = await addPlaces(server.client, ["Feuerwehr"]));
  admin = new pg.Client(postgres.url);
  admin.on("error", () => undefined);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  await postgres.stop();
});

const write = (title: string, key = randomUUID()) =>
  fetch(`${server.origin}/api/v1/announcements`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: server.cookie, "idempotency-key": key },
    body: JSON.stringify(announcementFor(groupIds, title)),
  });

/** Cuts every connection but this one, in the middle of a transaction of at least one request. */
async function cutConnections(): Promise<void> {
  await admin.query("begin; lock table announcement in access exclusive mode");
  const waiting = "select 1 from pg_stat_activity where datname = 'aushang' and wait_event_type = 'Lock'";
  const countWaiting = async () => {
    // Within a transaction the answer would always be the first one.
    await admin.query("select pg_stat_clear_snapshot()");
    return (await admin.query(waiting)).rowCount;
  };
  await expect.poll(countWaiting).toBeGreaterThan(0);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'aushang' and pid <> pg_backend_pid()");
  await admin.query("rollback");
}

/** Writes one announcement, and again with the same key while the answer is 503. @returns how often it was refused */
async function insist(title: string): Promise<number> {
  const key = randomUUID();
  for (let refusals = 0; ; refusals++) {
    const answer = await write(title, key);
    if (answer.status === 201) return refusals;
    if (answer.status !== 503 || answer.headers.get("retry-after") !== "5") return Number.NaN;
  }
}

describe("PostgreSQL", () => {
  it("that cuts its connections makes requests fail with 503 and a time to try again, and what is then repeated is there once", async () => {
    const titles = Array.from({ length: 60 }, (_, number) => `Mitteilung ${String(number)}`);
    let refusals = 0;
    for (let start = 0; start < titles.length; start += 20) {
      const written = Promise.all(titles.slice(start, start + 20).map(insist));
      await cutConnections();
      refusals += (await written).reduce((sum, count) => sum + count);
    }
    expect(refusals).toBeGreaterThanOrEqual(3);
    const { items } = await server.client.announcements.list({ limit: 100 });
    expect(items.flatMap(({ content }) => content.slides[0]?.fields.title.de ?? []).sort()).toEqual(titles.sort());
  });

  it("in which somebody holds what is needed makes nobody wait longer than five seconds for a connection and five for the rows, and then answers 503", async () => {
    await admin.query("begin; lock table announcement in access exclusive mode");
    const startedMs = performance.now();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, number) => write(`Wartet ${String(number)}`)));
    const waitedMs = performance.now() - startedMs;
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 503));
    expect(waitedMs).toBeGreaterThan(4900);
    expect(waitedMs).toBeLessThan(12_000);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    await admin.query("rollback");
    expect((await write("Wieder frei")).status).toBe(201);
  });

  it("that is shut down makes requests fail with 503 until it is back, without the server being started again", async () => {
    await postgres.shutDown();
    expect((await write("Ohne Datenbank")).status).toBe(503);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    await postgres.startAgain();
    expect((await write("Wieder da")).status).toBe(201);
  });
});
