import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Aushang, startAushang } from "../../../server/aushang.ts";
import { readConfig } from "../../../server/platform/config.ts";
import { send, signIn } from "../attack/attacked-server.ts";
import { startPostgres } from "../databases.ts";
import { createClient } from "../running-server.ts";
import { type RunSettings, run } from "./run.ts";

const ADA = { email: "ada@stadt.example", password: "Ein langes Kennwort 1" };
const BOB = { email: "bob@stadt.example", password: "Noch ein langes Wort 2" };

async function onPostgres() {
  const postgres = await startPostgres();
  return { env: { DATABASE_URL: postgres.url }, stop: () => postgres.stop() };
}

describe.each([
  { database: "sqlite", open: async () => ({ env: {}, stop: async () => undefined }) },
  { database: "postgres", open: onPostgres },
])("people from the command line beside a running server on $database", ({ open }) => {
  let stop: () => Promise<void>;
  let aushang: Aushang;
  let env: Record<string, string>;
  let folder: string;
  beforeAll(async () => {
    const database = await open();
    stop = database.stop;
    folder = await mkdtemp(join(tmpdir(), "aushang-user-"));
    env = { HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent", DATA_DIR: folder, ...database.env };
    aushang = await startAushang(readConfig(env));
  });
  afterAll(async () => {
    await aushang.stop();
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  const user = (args: readonly string[], input = "", more: RunSettings = {}) => run(["user", ...args], { env, input, ...more });
  const client = async (who: typeof ADA) => createClient(aushang.origin, { cookie: await signIn(aushang.origin, who) });
  const statusOf = async (cookie: string) => (await send(aushang.origin, "GET", "/api/v1/groups", { cookie })).status;

  it("adds the first administrator with all that a city needs, and the set-up link is dead", async () => {
    expect(await user(["add", ADA.email, "--name", "Ada Admin", "--role", "editor"], `${ADA.password}\n`)).toMatchObject({ exit: 2 });
    expect(await user(["add", "Ada@Stadt.Example", "--name", "Ada Admin"], `${ADA.password}\n`)).toMatchObject({
      exit: 0,
      said: expect.stringContaining("Added: ada@stadt.example (admin)."),
    });
    const ada = await client(ADA);
    expect((await ada.groups.list({})).items.map(({ name }) => name)).toEqual(["Alle Beschäftigten"]);
    expect((await ada.schedules.listTemplates({})).items.length).toBeGreaterThan(0);
    const setup = { token: aushang.setupLink?.split("#")[1], organisation: "Stadt", zone: "Europe/Berlin", name: "Eve", ...BOB };
    expect((await send(aushang.origin, "POST", "/api/v1/session/setup", {}, setup)).status).toBe(410);
  });

  it("adds further ones, as what they are to be, and lists them", async () => {
    expect((await user(["add", BOB.email, "--name", "Bob Bauhof", "--role", "editor"], BOB.password)).exit).toBe(0);
    const { said } = await user(["list"]);
    expect(said.split("\n").filter(Boolean)).toEqual([
      "ada@stadt.example  admin   active    Ada Admin",
      "bob@stadt.example  editor  active    Bob Bauhof",
    ]);
    expect((await client(BOB)).groups).toBeDefined();
  });

  it.each([
    [["add", BOB.email, "--name", "Bob"], BOB.password, 1, "This e-mail address is already used.\n"],
    [["add", "eve@stadt.example", "--name", "Eve"], "kurz", 1, "A password has 12 to 200 characters.\n"],
    [["add", "eve@stadt.example", "--name", "Eve"], "", 1, "A password has 12 to 200 characters.\n"],
    [["add", "eve@stadt.example", "--name", "Eve"], "passwort1234", 1, "This password is too common.\n"],
    [["password", BOB.email], "passwort1234", 1, "This password is too common.\n"],
    [["password", "eve@stadt.example"], BOB.password, 1, "There is no eve@stadt.example here. See who there is: user list\n"],
    [["disable", ADA.email], "", 1, "At least one person must remain administrator.\n"],
  ])('user %s with the password "%s" is refused with a sentence', async (args, input, exit, complained) => {
    expect(await user(args, input)).toEqual({ exit, said: "", complained });
  });

  it("sets a new password: the old one is worth nothing, and every session has ended", async () => {
    const cookie = await signIn(aushang.origin, BOB);
    expect(await statusOf(cookie)).toBe(200);
    expect((await user(["password", BOB.email], "Ganz anderes Wort 3\nzweite Zeile")).exit).toBe(0);
    expect(await statusOf(cookie)).toBe(401);
    await expect(signIn(aushang.origin, BOB)).rejects.toThrow("401");
    expect(await statusOf(await signIn(aushang.origin, { ...BOB, password: "Ganz anderes Wort 3" }))).toBe(200);
    expect((await user(["password", BOB.email], BOB.password)).exit).toBe(0);
  });

  it("disables: nobody gets in, sessions have ended; and enables again", async () => {
    const cookie = await signIn(aushang.origin, BOB);
    expect((await user(["disable", BOB.email])).said).toBe("Disabled: bob@stadt.example; all sessions have ended.\n");
    expect(await statusOf(cookie)).toBe(401);
    await expect(signIn(aushang.origin, BOB)).rejects.toThrow("401");
    expect((await user(["list"], "", { language: "de" })).said).toContain("bob@stadt.example  editor  gesperrt  Bob Bauhof");
    expect((await user(["enable", BOB.email])).exit).toBe(0);
    expect(await statusOf(await signIn(aushang.origin, BOB))).toBe(200);
  });
});

describe("a password at a terminal", () => {
  let folder: string;
  let aushang: Aushang;
  let env: Record<string, string>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "aushang-terminal-"));
    env = { HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent", DATA_DIR: folder };
    aushang = await startAushang(readConfig(env));
  });
  afterEach(async () => {
    await aushang.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Types at a terminal whatever is asked for. */
  function typing(...lines: readonly string[]): PassThrough {
    const terminal = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => terminal });
    const rest = [...lines];
    terminal.on("newListener", (event) => {
      if (event === "keypress") setImmediate(() => terminal.write(rest.shift() ?? ""));
    });
    return terminal;
  }

  const add = (terminal: PassThrough) => run(["user", "add", ADA.email, "--name", "Ada"], { env, input: terminal, language: "de" });

  it("is asked for twice and never shown", async () => {
    const { exit, said, complained } = await add(typing("Ein langes Kennworx\u007ft 1\r", `${ADA.password}\r`));
    expect({ exit, complained }).toEqual({ exit: 0, complained: "" });
    expect(said).toMatch(/^Neues Kennwort: \nNoch einmal: \nAngelegt: /);
    expect(await signIn(aushang.origin, ADA)).not.toBe("");
  });

  it("that is typed differently the second time changes nothing", async () => {
    const { exit, complained } = await add(typing(`${ADA.password}\r`, "Ein anderes Kennwort\r"));
    expect({ exit, complained }).toEqual({ exit: 1, complained: "Die beiden Eingaben sind verschieden. Nichts geändert.\n" });
    expect((await run(["user", "list"], { env })).said).toBe("");
  });

  it("may be broken off with Ctrl+C", async () => {
    const { exit, complained } = await add(typing("Ein langes\u0003"));
    expect({ exit, complained }).toEqual({ exit: 1, complained: "Abgebrochen, nichts geändert.\n" });
  });
});
