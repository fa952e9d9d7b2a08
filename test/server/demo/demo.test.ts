import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DeliveryProgress } from "../../../domain/api/announcements.ts";
import type { EditorDownEvents, EditorUpEvents, ScreensEvent } from "../../../domain/api/editor-events.ts";
import { findGaps } from "../../../domain/programme/publishable.ts";
import { type RunningDemo, readDemoConfig, startDemo } from "../../../server/demo/demo.ts";
import type { DemoAccount } from "../../../server/demo/demo-record.ts";
import { TEMPLATES } from "../../../templates/registry.ts";
import { announcementFor, type Client, createClient } from "../running-server.ts";

const STEADY = { heartbeatMs: 15_000, dropOutChance: 0 } as const;

let folder: string;
let demo: RunningDemo;
let cookie: string;
let client: Client;
/** What a test that fails half-way leaves behind. */
const leftOver: (() => void)[] = [];

const settings = () => ({ DATA_DIR: folder, PORT: "0", LOG_LEVEL: "silent" });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-demo-"));
  await leaveHalfMade(folder);
  demo = await startDemo(readDemoConfig(settings()), STEADY);
  cookie = await signIn(demo.origin, demo.record.admin);
  client = createClient(demo.origin, { cookie });
});

afterEach(() => {
  for (const end of leftOver.splice(0)) end();
});

afterAll(async () => {
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What an earlier start leaves that was killed on the way. */
async function leaveHalfMade(where: string): Promise<void> {
  await writeFile(join(where, "demo.json"), JSON.stringify({ begun: true }));
  await writeFile(join(where, "aushang.sqlite"), "no database at all");
}

async function signIn(origin: string, { email, password }: DemoAccount): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

async function countAll(from: Client) {
  const list = { limit: 200 } as const;
  return {
    sites: (await from.sites.list(list)).items.length,
    groups: (await from.groups.list({})).items.length,
    screens: (await from.screens.list(list)).items.length,
    announcements: (await from.announcements.list(list)).items.length,
    library: (await from.media.list(list)).items.length,
    users: (await from.users.list(list)).items.length,
  };
}

/** What is still being made in the library. */
async function unfinished(from: Client): Promise<string[]> {
  const { items } = await from.media.list({ limit: 200 });
  return items.flatMap(({ state, name }) => (state === "ready" ? [] : [name]));
}

const CITY = { sites: 8, groups: 14, screens: 24, announcements: 29, library: 17, users: 2 };

describe("the city", () => {
  it("has all its parts, although the first start was broken off", async () => {
    expect(await countAll(client)).toEqual(CITY);
    expect((await client.settings.read()).name).toBe("Stadt Dortmund");
  });

  it("has announcements in every state, two of them in three languages", async () => {
    const { items } = await client.announcements.list({ limit: 200 });
    const states = Object.groupBy(items, ({ state }) => state);
    expect(Object.fromEntries(Object.entries(states).map(([state, some]) => [state, some.length]))).toEqual({
      live: 24,
      scheduled: 2,
      ended: 1,
      withdrawn: 1,
      draft: 1,
    });
    const languages = items.map(({ content }) => content.languages.join());
    expect(languages.filter((some) => some !== "de").sort()).toEqual(["de,de-x-leicht,en", "de,en,tr"]);
  });

  it("has nothing that could not be published", async () => {
    const { items } = await client.announcements.list({ limit: 200 });
    expect(items.flatMap(({ content }) => findGaps(content))).toEqual([]);
  });

  it("has something to show on every screen", async () => {
    const { items } = await client.screens.list({ limit: 200 });
    const shown = await Promise.all(
      items.map(async ({ id }) => (await client.screens.resolution({ id, at: nextWednesdayMorning() })).shown.length),
    );
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(5);
  });

  it("shows every template but pages of the web, for which it would need the internet", async () => {
    const { items } = await client.announcements.list({ limit: 200 });
    const hanging = items.filter(({ state }) => state === "live").flatMap(({ content }) => content.slides.map(({ template }) => template));
    const missing = TEMPLATES.filter((name) => !hanging.some((template) => template === name));
    expect(missing).toEqual(["web-page"]);
  });

  it("has its film with captions and a poster from the start, and everything else of its library soon", async () => {
    const { items } = await client.media.list({ limit: 200, kind: "video" });
    const [film] = items;
    expect(items).toHaveLength(1);
    expect(film).toMatchObject({ state: "ready", width: 1280, height: 720, film: { durationMs: 12_000, hasSound: false } });
    expect(film?.film?.captions.map(({ language }) => language)).toEqual(["de"]);
    expect(film?.thumbnail).not.toBeNull();
    await expect.poll(async () => await unfinished(client), { timeout: 60_000, interval: 200 }).toEqual([]);
    const [document] = (await client.media.list({ limit: 200, kind: "document" })).items;
    expect(document?.pages.map(({ width, height }) => height > width)).toEqual([true, true]);
  });

  it("has its mark on every screen, and a ticker at the fire stations only", async () => {
    const { items } = await client.looks.list();
    expect(items.map(({ look }) => [look.logo === null, look.ticker.length])).toEqual([
      [false, 0],
      [false, 1],
    ]);
    expect(items.map(({ screens }) => screens)).toEqual([16, 8]);
  });

  it("lets the editor in, who is no administrator", async () => {
    const asEditor = createClient(demo.origin, { cookie: await signIn(demo.origin, demo.record.editor) });
    expect((await asEditor.session.read()).session?.user.role).toBe("editor");
  });

  it("keeps its passwords to their owner", async () => {
    expect((await stat(join(folder, "demo.json"))).mode & 0o777).toBe(0o600);
  });
});

describe("its screens", () => {
  it("are live but for the one never switched on and the one that went dark, and paint what is published", async () => {
    const editor: Socket<EditorDownEvents, EditorUpEvents> = io(`${demo.origin}/editor`, {
      transports: ["websocket"],
      extraHeaders: { cookie },
      forceNew: true,
      autoConnect: false,
    });
    leftOver.push(() => editor.disconnect());
    const counts = heard<ScreensEvent["counts"]>((tell) => editor.on("screens", (event) => tell(event.counts)));
    const progress = heard<DeliveryProgress>((tell) => editor.on("deliveries", tell));
    const { items } = await client.screens.list({ limit: 200 });
    editor.on("connect", () => editor.emit("watch", { screenIds: items.map(({ id }) => id) }));
    editor.connect();
    expect(await counts.until(({ live }) => live >= 22)).toMatchObject({ live: 22, late: 0, offline: 1, new: 1 });

    const [root] = (await client.groups.list({})).items;
    const draft = await client.announcements.create(announcementFor(root === undefined ? [] : [root.id]));
    await client.announcements.publish({ id: draft.id, version: draft.version });
    const painted = await progress.until((one) => one.announcementId === draft.id && one.painted === 22);
    expect(painted).toMatchObject({ targeted: 24, connected: 22, applied: 22 });
    await client.announcements.withdraw({ id: draft.id, version: draft.version });
  });
});

describe("another start", () => {
  it("finds the city as it was and ends with Ctrl+C", async () => {
    const before = await countAll(client);
    await demo.stop();
    const child = spawn(process.execPath, ["server/demo/main.ts"], {
      env: { ...process.env, ...settings(), PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    leftOver.push(() => child.kill("SIGKILL"));
    const output = heard<string>((tell) => child.stdout.on("data", (data: Buffer) => tell(String(data))));
    const greeting = await output.until((text) => text.includes("Ctrl+C"));
    const origin = /http:\/\/localhost:\d+/.exec(greeting)?.[0] ?? "";
    expect(greeting).toContain(demo.record.admin.password);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    const again = createClient(origin, { cookie: await signIn(origin, demo.record.admin) });
    expect(await countAll(again)).toEqual(before);

    const askedAtMs = Date.now();
    child.kill("SIGINT");
    child.kill("SIGINT");
    const [code, signal] = await once(child, "exit");
    // By itself, and with 1 if the machine was so busy that its patience with itself was over.
    expect([0, 1]).toContain(code);
    expect(signal).toBeNull();
    expect(Date.now() - askedAtMs).toBeLessThan(20_000);
    demo = await startDemo(readDemoConfig(settings()), STEADY);
  });
});

it("leaves a folder alone that is not its own", async () => {
  const foreign = await mkdtemp(join(tmpdir(), "aushang-foreign-"));
  await writeFile(join(foreign, "aushang.sqlite"), "somebody's database");
  await expect(startDemo(readDemoConfig({ DATA_DIR: foreign, PORT: "0" }))).rejects.toThrow("is no demo's folder");
  expect((await stat(join(foreign, "aushang.sqlite"))).size).toBe(19);
  await rm(foreign, { recursive: true, force: true });
});

/** When nobody has quiet hours and no exclusive announcement is on. */
function nextWednesdayMorning(): number {
  const today = Temporal.Now.zonedDateTimeISO("Europe/Berlin");
  const days = ((3 - today.dayOfWeek + 6) % 7) + 1;
  return today.startOfDay().add({ days, hours: 10 }).epochMilliseconds;
}

/** Collects what is told from now on; `until` waits for the first that passes. */
function heard<T>(listen: (tell: (item: T) => void) => void) {
  const items: T[] = [];
  let wake: () => void = () => undefined;
  listen((item) => {
    items.push(item);
    wake();
  });
  return {
    async until(passes: (item: T) => boolean): Promise<T> {
      for (;;) {
        const found = items.find(passes);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
