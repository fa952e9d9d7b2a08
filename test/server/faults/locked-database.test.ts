import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPlaces, announcementFor, type RunningServer, startServer } from "../running-server.ts";

let server: RunningServer;
let other: InstanceType<typeof Sqlite>;
let body: string;

beforeEach(async () => {
  server = await startServer();
  const { groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
  body = JSON.stringify(announcementFor(groupIds));
  if (server.config.database.kind !== "sqlite") throw new Error("No file to lock");
  other = new Sqlite(server.config.database.file);
});
afterEach(async () => {
  other.close();
  await server.stop();
});

const write = () =>
  fetch(`${server.origin}/api/v1/announcements`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: server.cookie },
    body,
  });

describe("a database", () => {
  it("that stays locked by another process refuses with 503 after five seconds, all who wait at once, and answers what needs no database meanwhile", async () => {
    other.exec("begin immediate");
    const startedMs = performance.now();
    const refused = Promise.all([write(), write(), write()]);
    let isOver = false;
    void refused.then(() => {
      isOver = true;
    });
    const healthMs: number[] = [];
    while (!isOver) {
      const askedMs = performance.now();
      expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
      healthMs.push(performance.now() - askedMs);
    }
    const waitedMs = performance.now() - startedMs;
    for (const answer of await refused) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(await answer.json()).toMatchObject({ code: "unavailable", retryAfterSeconds: 5 });
    }
    expect(waitedMs).toBeGreaterThan(4900);
    expect(waitedMs).toBeLessThan(9000);
    // None of them waited for the lock.
    expect(healthMs.length).toBeGreaterThan(2);
    expect(Math.max(...healthMs)).toBeLessThan(4000);

    other.exec("rollback");
    expect((await write()).status).toBe(201);
  });

  it("that is locked for a moment costs nothing but that moment", async () => {
    other.exec("begin immediate");
    const answer = write();
    // Answered by the same process: so the write above has been waiting since.
    await fetch(`${server.origin}/healthz`);
    other.exec("commit");
    expect((await answer).status).toBe(201);
  });
});
