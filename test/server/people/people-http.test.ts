import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createSetupLink } from "../../../server/people/setup-link.ts";
import { openSqliteForTest, type TestDatabase } from "../databases.ts";
import { createPeopleWorld, emptyTables, GOOD_PASSWORD, type PeopleWorld, SETUP, servePeople, setUpAdmin } from "./people-world.ts";

type Served = Awaited<ReturnType<typeof servePeople>>;

let database: TestDatabase;
let world: PeopleWorld;
let served: Served;
beforeAll(async () => {
  database = await openSqliteForTest();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyTables(database.db);
  world = createPeopleWorld(database.db);
  served = await servePeople(world);
});
afterEach(() => served.close());

const ADA = { email: SETUP.email, password: GOOD_PASSWORD };

function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${served.origin}/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function serveBehindProxy(): Promise<void> {
  await served.close();
  served = await servePeople(world, { trustedProxies: ["loopback"] });
}

it("signs in, reads and signs out by a cookie that scripts cannot see", async () => {
  await setUpAdmin(world);
  const answer = await send("POST", "/session", ADA);
  expect(answer.status).toBe(200);
  const [cookie = "", ...more] = answer.headers.getSetCookie();
  expect(more).toEqual([]);
  expect(cookie).toMatch(/^aushang=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=Mon, 04 Jan 2027 \d\d:00:00 GMT$/);
  const headers = { Cookie: cookie.split(";")[0] ?? "" };
  const read = await send("GET", "/session", undefined, headers);
  expect(await read.json()).toMatchObject({ session: { user: { name: "Ada Adler" }, organisation: { name: "Stadt Lindenau" } } });
  const out = await send("DELETE", "/session", undefined, headers);
  expect([out.status, await out.text()]).toEqual([204, ""]);
  expect(out.headers.getSetCookie()).toEqual(["aushang=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"]);
  expect(await (await send("GET", "/session", undefined, headers)).json()).toEqual({ session: null });
});

it("binds the cookie to this host and to TLS when the browser speaks TLS to a trusted proxy", async () => {
  await setUpAdmin(world);
  await serveBehindProxy();
  const answer = await send("POST", "/session", ADA, { "X-Forwarded-Proto": "https" });
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-aushang=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Expires=/);
});

it("kills the token that was in the browser before signing in", async () => {
  const { token } = await setUpAdmin(world);
  const planted = { Cookie: `aushang=${token}` };
  expect((await send("POST", "/session", ADA, planted)).status).toBe(200);
  expect(await (await send("GET", "/session", undefined, planted)).json()).toEqual({ session: null });
});

it("answers a wrong password, an unknown e-mail and a disabled user in the very same words", async () => {
  const { actor } = await setUpAdmin(world);
  const bert = { name: "Bert", email: "bert@lindenau.example", role: "editor", password: "vier Igel im Laub" } as const;
  const { id } = await world.users.create(actor, bert, null);
  await world.users.update(actor, id, 1, { name: "Bert", role: "editor", disabled: true });
  const answers = await Promise.all([
    send("POST", "/session", { ...ADA, password: "falsch" }),
    send("POST", "/session", { email: "nobody@lindenau.example", password: GOOD_PASSWORD }),
    send("POST", "/session", { email: bert.email, password: bert.password }),
  ]);
  const seen = await Promise.all(
    answers.map(async (answer) => [answer.status, answer.headers.get("content-type"), answer.headers.getSetCookie(), await answer.text()]),
  );
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(seen[0]?.[0]).toBe(401);
  expect(JSON.parse(String(seen[0]?.[3]))).toEqual({
    type: "about:blank",
    title: "E-Mail-Adresse oder Passwort stimmen nicht.",
    status: 401,
    code: "wrong-credentials",
  });
});

it("sets up by the printed link and signs the administrator in", async () => {
  const token = await createSetupLink(database.db, 0);
  const answer = await send("POST", "/session/setup", { ...SETUP, email: "Ada@Lindenau.example", token });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ user: { email: "ada@lindenau.example", role: "admin" } });
  expect(answer.headers.getSetCookie().length).toBe(1);
  const again = await send("POST", "/session/setup", { ...SETUP, token });
  expect([again.status, (await again.json()).code]).toEqual([410, "gone"]);
});

it("names every wrong part of the input, unknown keys among them", async () => {
  const answer = await send("POST", "/session/setup", { ...SETUP, token: "x", password: "kurz", zone: "Mars/Olympus", isAdmin: true });
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const { code, issues } = await answer.json();
  expect(code).toBe("invalid-input");
  expect(issues.map((issue: { path: string[]; rule: string }) => [issue.path.join("."), issue.rule])).toEqual(
    expect.arrayContaining([
      ["password", "too-small"],
      ["zone", "unknown-zone"],
      ["isAdmin", "unrecognized-keys"],
    ]),
  );
});

it("shows users and settings to nobody without a session", async () => {
  await setUpAdmin(world);
  for (const path of ["/users", "/settings"]) {
    expect((await send("GET", path)).status).toBe(401);
    expect((await send("GET", path, undefined, { Cookie: `aushang=${"A".repeat(43)}` })).status).toBe(401);
  }
});

it("lets an administrator add and change users, and tells of conflicts with what stands", async () => {
  const { token } = await setUpAdmin(world);
  const headers = { Cookie: `aushang=${token}`, "Idempotency-Key": "key-1" };
  const bert = { name: "Bert", email: "bert@lindenau.example", role: "editor", password: "vier Igel im Laub" };
  const created = await send("POST", "/users", bert, headers);
  expect(created.status).toBe(201);
  const user = await created.json();
  expect(await (await send("POST", "/users", bert, headers)).json()).toEqual(user);
  const change = { version: 1, name: "Berta", role: "editor", disabled: false };
  expect(await (await send("PUT", `/users/${user.id}`, change, headers)).json()).toEqual({ ...user, name: "Berta", version: 2 });
  const stale = await send("PUT", `/users/${user.id}`, change, headers);
  expect([stale.status, await stale.json()]).toMatchObject([409, { code: "conflict", current: { name: "Berta", version: 2 } }]);
  const settings = {
    name: "Lindenau",
    zone: "Europe/Berlin",
    language: "en",
    region: "DE-NW",
    loopLimitMs: 240_000,
    secondPerson: true,
    keepDays: 30,
    webOrigins: ["https://www.lindenau.example"],
  };
  expect(await (await send("PUT", "/settings", settings, headers)).json()).toEqual(settings);
  expect(await (await send("GET", "/settings", undefined, headers)).json()).toEqual(settings);
});

it("ends the session of a disabled user between two requests", async () => {
  const { actor, token: adminToken } = await setUpAdmin(world);
  const bert = { name: "Bert", email: "bert@lindenau.example", role: "editor", password: "vier Igel im Laub" } as const;
  const { id } = await world.users.create(actor, bert, null);
  const signedIn = await send("POST", "/session", { email: bert.email, password: bert.password });
  const cookie = { Cookie: signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
  expect((await send("GET", "/settings", undefined, cookie)).status).toBe(200);
  const disabled = await send(
    "PUT",
    `/users/${id}`,
    { version: 1, name: "Bert", role: "editor", disabled: true },
    { Cookie: `aushang=${adminToken}` },
  );
  expect(disabled.status).toBe(200);
  expect((await send("GET", "/settings", undefined, cookie)).status).toBe(401);
});

it("does not let a forged X-Forwarded-For escape the limit", async () => {
  const codes = new Set<number>();
  for (let n = 0; n < 31; n++) {
    const forged = {
      "X-Forwarded-For": `203.0.113.${String(n)}`,
      "X-Real-IP": `203.0.113.${String(n)}`,
      Forwarded: `for=203.0.113.${String(n)}`,
    };
    const answer = await send("POST", "/session", { email: `nobody-${String(n)}@x.example`, password: "falsch" }, forged);
    codes.add(answer.status);
    if (n === 30) {
      expect(answer.status).toBe(429);
      expect((await answer.json()).retryAfterSeconds).toBeGreaterThan(0);
    }
  }
  expect([...codes]).toEqual([401, 429]);
});

it("counts by the client behind a trusted proxy, and believes only what that proxy itself has seen", async () => {
  await serveBehindProxy();
  const guess = (n: number, forwarded: string) =>
    send("POST", "/session", { email: `nobody-${String(n)}@x.example`, password: "falsch" }, { "X-Forwarded-For": forwarded });
  for (let n = 0; n < 30; n++) expect((await guess(n, `203.0.113.${String(n)}, 198.51.100.7`)).status).toBe(401);
  expect((await guess(30, "203.0.113.99, 198.51.100.7")).status).toBe(429);
  expect((await guess(31, "198.51.100.8")).status).toBe(401);
});

it("refuses a foreign page before anything is looked at", async () => {
  await setUpAdmin(world);
  const answer = await send("POST", "/session", ADA, { Origin: "https://evil.example" });
  expect([answer.status, (await answer.json()).code, answer.headers.getSetCookie()]).toEqual([403, "foreign-origin", []]);
});
