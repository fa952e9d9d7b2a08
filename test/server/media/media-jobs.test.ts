import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { RESUMABLE_UPLOAD_PATH } from "../../../domain/api/media.ts";
import { ContentHash, MediaId } from "../../../domain/model/id.ts";
import type { Media } from "../../../domain/model/media.ts";
import { findWork } from "../../../server/media/media-job-repository.ts";
import { createMediaJobs } from "../../../server/media/media-jobs.ts";
import { addMedia, findMedia } from "../../../server/media/media-repository.ts";
import { toNewMedia } from "../../../server/media/media-row.ts";
import { createMediaStore } from "../../../server/media/media-store.ts";
import type { Workshop } from "../../../server/media/workshop/workshop.ts";
import { type Db, openDatabase } from "../../../server/platform/database/database.ts";
import { createLog } from "../../../server/platform/log.ts";
import { News } from "../../../server/platform/news.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { EDITOR } from "./media-server.ts";
import { noise } from "./pictures.ts";
import { pngOf, standInWorkshop } from "./stand-in-workshop.ts";

const CHILD = fileURLToPath(new URL("./crash-child.ts", import.meta.url));
const Ready = z.object({ origin: z.string(), swept: z.int() });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-jobs-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a server that is killed while it works", () => {
  async function start(): Promise<{ readonly child: ChildProcess; readonly origin: string }> {
    const child = spawn(process.execPath, [CHILD, folder], { stdio: ["ignore", "pipe", "inherit"] });
    if (child.stdout === null) throw new Error("No output");
    const [line] = await once(createInterface(child.stdout), "line");
    return { child, ...z.parse(Ready, JSON.parse(String(line))) };
  }

  async function kill(child: ChildProcess): Promise<readonly string[]> {
    const pid = String(child.pid);
    const workers = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim().split(" ").filter(Boolean);
    child.kill("SIGKILL");
    await once(child, "exit");
    return workers;
  }

  async function upload(origin: string, content: Buffer): Promise<MediaId> {
    const headers = { "tus-resumable": "1.0.0", "x-editor": "1" };
    const created = await fetch(origin + RESUMABLE_UPLOAD_PATH, {
      method: "POST",
      headers: { ...headers, "upload-length": String(content.length) },
    });
    const answer = await fetch(origin + String(created.headers.get("location")), {
      method: "PATCH",
      body: new Uint8Array(content),
      headers: { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
    });
    return MediaId.parse(answer.headers.get("media-id"));
  }

  async function read(id: MediaId): Promise<Omit<Media, "uses"> | null> {
    const db = openDatabase({ kind: "sqlite", file: join(folder, "aushang.sqlite") });
    return findMedia(db, id).finally(() => db.destroy());
  }

  it("makes the files when it starts again, and its workers have gone with it", { timeout: 300_000 }, async () => {
    const first = await start();
    const id = await upload(first.origin, await noise(1800, 1200, 5).png({ compressionLevel: 0 }).toBuffer());
    const workers = await kill(first.child);
    expect(await read(id)).toMatchObject({ state: "processing", problem: null });
    expect(workers.length).toBeGreaterThan(0);
    await vi.waitFor(async () => {
      const alive = await readdir("/proc");
      expect(workers.filter((pid) => alive.includes(pid))).toEqual([]);
    }, 30_000);
    const second = await start();
    await vi.waitFor(async () => expect(await read(id)).toMatchObject({ state: "ready", progress: 1, width: 1800 }), 200_000);
    expect(await readdir(join(folder, "media", "sources"))).toEqual([]);
    await kill(second.child);
  });

  it("says that it was interrupted if the uploaded file is gone", { timeout: 300_000 }, async () => {
    const first = await start();
    const id = await upload(first.origin, await noise(1800, 1200, 6).png({ compressionLevel: 0 }).toBuffer());
    await kill(first.child);
    for (const name of await readdir(join(folder, "media", "sources"))) await rm(join(folder, "media", "sources", name));
    const second = await start();
    await vi.waitFor(async () => expect(await read(id)).toMatchObject({ state: "failed", problem: "interrupted" }), 30_000);
    await kill(second.child);
  });
});

describe.each(DIALECTS)("jobs on $dialect", ({ open }) => {
  let database: TestDatabase;
  let nowMs = 1_763_700_000_000;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  function jobsOn(db: Db, workshop: Workshop, told: string[] = []) {
    const news = new News(() => undefined);
    for (const topic of ["media-progress", "media-changed"] as const) news.on(topic, () => told.push(topic));
    const store = createMediaStore(join(folder, "jobs"));
    const findFfmpeg = async () => null;
    return createMediaJobs({ db, store, workshop, findFfmpeg, now: () => nowMs, news, log: createLog("silent") });
  }

  async function addWork(letters: string): Promise<MediaId> {
    const store = createMediaStore(join(folder, "jobs"));
    const path = store.newIncomingFile();
    await writeFile(path, pngOf(letters));
    const source = await store.keepSource(path);
    const id = newId<MediaId>();
    const hash = ContentHash.parse(sha256(newId()));
    const facts = { id, hash, name: letters, bytes: 9, groupId: null, createdBy: EDITOR.id, createdAtMs: nowMs };
    await addMedia(database.db, toNewMedia({ ...facts, kind: "image" }), source);
    return id;
  }

  it("are done by one of two servers, and the other one does what the first did not live to end", async () => {
    const hanging = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const id = await addWork("lease");
    const first = jobsOn(
      database.db,
      standInWorkshop(() => {
        begun.resolve();
        return hanging.promise;
      }),
    );
    const running = first.run(id);
    await begun.promise;
    const second = jobsOn(database.db, standInWorkshop());
    expect(await second.run(id)).toBeUndefined();
    expect(await findWork(database.db, nowMs)).toEqual([]);
    // The first says nothing any more.
    nowMs += 61_000;
    expect((await findWork(database.db, nowMs)).map((work) => work.id)).toEqual([id]);
    expect(await second.run(id)).toBeNull();
    expect(await findMedia(database.db, id)).toMatchObject({ state: "ready" });
    hanging.resolve();
    await running;
    expect(await findMedia(database.db, id)).toMatchObject({ state: "ready", version: 2 });
  });

  it("that brought the server down three times are not tried a fourth time", async () => {
    const id = await addWork("crash");
    for (let attempt = 0; attempt < 3; attempt++) {
      const begun = Promise.withResolvers<void>();
      void jobsOn(
        database.db,
        standInWorkshop(() => {
          begun.resolve();
          return new Promise(() => undefined);
        }),
      ).run(id);
      await begun.promise;
      nowMs += 61_000;
    }
    expect(await jobsOn(database.db, standInWorkshop()).run(id)).toBe("interrupted");
    expect(await findMedia(database.db, id)).toMatchObject({ state: "failed", problem: "interrupted" });
  });

  it("given up because the server stops are no failures", async () => {
    const id = await addWork("stop");
    const { promise, reject } = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const hanging = standInWorkshop(() => {
      begun.resolve();
      return promise;
    });
    const workshop = { ...hanging, close: async () => reject(new Error("ended")) };
    const jobs = jobsOn(database.db, workshop);
    const running = jobs.run(id);
    await begun.promise;
    await jobs.close();
    expect(await running).toBeUndefined();
    expect(await findMedia(database.db, id)).toMatchObject({ state: "processing" });
    expect(await jobsOn(database.db, standInWorkshop()).run(id)).toBeNull();
  });

  it("tell how far they are a few times a second, and once that screens may show what was made", async () => {
    const told: string[] = [];
    const id = await addWork("news");
    const chatty: Workshop = {
      ...standInWorkshop(),
      async make(order, onProgress) {
        for (let step = 0; step < 1000; step++) onProgress(step / 1000);
        return standInWorkshop().make(order, onProgress);
      },
    };
    expect(await jobsOn(database.db, chatty, told).run(id)).toBeNull();
    expect(told.filter((topic) => topic === "media-changed")).toHaveLength(1);
    expect(told.filter((topic) => topic === "media-progress").length).toBeLessThan(5);
  });
});
