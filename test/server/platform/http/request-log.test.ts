import { once } from "node:events";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../../../../server/platform/database/database.ts";
import { keepLog, LEVELS } from "../../logged-lines.ts";
import { ADMIN, addPlaces, announcementFor, pairScreen, playerSocket, type RunningServer, startServer } from "../../running-server.ts";

const { log, lines } = keepLog("debug");
let server: RunningServer;
let userId: string;

beforeAll(async () => {
  server = await startServer({}, undefined, { log });
  userId = (await server.client.session.read()).session?.user.id ?? expect.fail();
});
afterAll(() => server?.stop());
beforeEach(() => void lines.splice(0));

const get = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(`${server.origin}${path}`, { headers });
/** The line that is written once the answer is out. */
const requestLine = (id: string) =>
  vi.waitFor(() => lines.find((line) => line["requestId"] === id && line.msg === "request") ?? expect.fail(), { timeout: 30_000 });

describe("a request", () => {
  it.each(["/healthz", "/api/v1/sites", `/media/${"0".repeat(64)}`, "/nowhere"])(
    "to %s is given an id, which the answer names",
    async (path) => {
      const id = (await get(path)).headers.get("x-request-id") ?? "";
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(await requestLine(id)).toMatchObject({ method: "GET", path });
    },
  );

  it("keeps the id that a proxy gave it", async () => {
    expect((await get("/healthz", { "x-request-id": "proxy-1:2024.a_B" })).headers.get("x-request-id")).toBe("proxy-1:2024.a_B");
  });

  it.each(["short", "x".repeat(65), "<script>alert(1)</script>", 'quote"inside', "two words"])(
    "does not keep %s for one",
    async (given) => {
      expect((await get("/healthz", { "x-request-id": given })).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it("has its id in every line that is written because of it, and whose it was", async () => {
    const db = openDatabase(server.config.database);
    await sql`alter table look rename to look_away`.execute(db);
    const answer = await get("/api/v1/looks", { cookie: server.cookie, "x-request-id": "what-went-wrong" });
    await sql`alter table look_away rename to look`.execute(db);
    await db.destroy();
    expect(answer.status).toBe(500);
    await requestLine("what-went-wrong");
    expect(lines.filter(({ msg }) => msg.startsWith("request"))).toMatchObject([
      { level: LEVELS.error, msg: "request failed", requestId: "what-went-wrong", userId, err: { type: "SqliteError" } },
      { level: LEVELS.warn, msg: "request", requestId: "what-went-wrong", userId, status: 500, path: "/api/v1/looks" },
    ]);
  });

  it("that was given up is told as unanswered", async () => {
    const giveUp = new AbortController();
    const { id, secret } = await server.clientWith({}).pairings.start();
    const waiting = fetch(`${server.origin}/api/v1/pairings/${id}/token`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-request-id": "given-up" },
      body: JSON.stringify({ secret }),
      signal: giveUp.signal,
    });
    const refused = expect(waiting).rejects.toThrow("aborted");
    // The server has begun with it once it has answered something that came after it.
    await get("/healthz");
    giveUp.abort();
    await refused;
    expect(await requestLine("given-up")).toMatchObject({ status: null });
  });
});

describe("what a signed-in user does", () => {
  it("is told with her id when she changes something, and not when she reads", async () => {
    const { groups } = server.clientWith({ cookie: server.cookie, "x-request-id": "a-new-group" });
    await groups.create({ name: "Kitas", parentId: null }).catch(() => undefined);
    expect(await requestLine("a-new-group")).toMatchObject({ level: LEVELS.info, method: "POST", path: "/api/v1/groups", userId });
    await get("/api/v1/groups", { cookie: server.cookie, "x-request-id": "only-reads" });
    expect(await requestLine("only-reads")).toMatchObject({ level: LEVELS.debug, userId });
  });

  it("leaves no clock of her typing: what is saved and asked over and over while she writes is told to nobody", async () => {
    const { rootId } = await addPlaces(server.client, []);
    const { id, version } = await server.client.announcements.create(announcementFor([rootId]));
    const typing = server.clientWith({ cookie: server.cookie, "x-request-id": "while-typing" });
    await typing.announcements.save({ id, version, content: announcementFor([rootId], "Impfen") });
    expect(await requestLine("while-typing")).toMatchObject({ level: LEVELS.debug });
    const deciding = server.clientWith({ cookie: server.cookie, "x-request-id": "published" });
    await deciding.announcements.publish({ id, version: version + 1 });
    expect(await requestLine("published")).toMatchObject({ level: LEVELS.info, userId });
  });
});

describe("the log", () => {
  it("holds no names, words, addresses, passwords, tokens, cookies or questions", async () => {
    const { siteId, rootId } = await addPlaces(server.client, ["Geheimer Bereich"]);
    await server.client.announcements.create(announcementFor([rootId], "Streng vertraulich"));
    await server.client.users.create({
      name: "Eva Editor",
      email: "eva@stadt.example",
      password: "Noch ein langes Kennwort 2",
      role: "editor",
    });
    const { token } = await pairScreen(server, { name: "Wachraum Nord", siteId, groupIds: [rootId] });
    const signedIn = await fetch(`${server.origin}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-request-id": "signed-in" },
      body: JSON.stringify({ email: ADMIN.email, password: ADMIN.password }),
    });
    await fetch(`${server.origin}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: ADMIN.email, password: "falsches Kennwort" }),
    });
    await get("/api/v1/media?search=Suchwort", { cookie: server.cookie, authorization: `Bearer ${token}`, "x-request-id": "asked-last" });
    await requestLine("asked-last");
    const [session = ""] = signedIn.headers.getSetCookie();
    const secrets = [server.cookie.split("=")[1], session.split(";")[0]?.split("=")[1], token, ADMIN.password, ADMIN.email, "falsches"];
    const words = ["Ada", "Eva", "eva@", "Geheimer", "vertraulich", "Wachraum", "Suchwort", "127.0.0.1", "cookie", "authorization"];
    const all = lines.map(({ text }) => text).join("");
    expect([...secrets, ...words].filter((word) => word === undefined || all.includes(word))).toEqual([]);
    expect(lines.length).toBeGreaterThan(8);
  });

  it("names the screen in each line that is written because of it, one line each, whatever the screen says", async () => {
    const { siteId, rootId } = await addPlaces(server.client, []);
    const { screenId, token } = await pairScreen(server, { name: "Halle", siteId, groupIds: [rootId] });
    const player = playerSocket(server.origin, token);
    const joined = once(player as never, "playlist");
    player.connect();
    await joined;
    player.emit("fault", { kind: "slide", slide: null, message: 'a\n{"level":60}' });
    player.emit("painted", { nonsense: true } as never);
    const told = await vi.waitFor(
      () => {
        const found = lines.filter(({ msg }) => msg === "fault on a screen" || msg === "malformed event");
        expect(found).toHaveLength(2);
        return found;
      },
      { timeout: 30_000 },
    );
    player.disconnect();
    expect(told.map((line) => line["screenId"])).toEqual([screenId, screenId]);
    expect(told[0]?.["message"]).toBe('a\n{"level":60}');
    expect(told[0]?.text.match(/\n/g)).toEqual(["\n"]);
  });
});
