import * as z from "zod/mini";
import { UserId } from "../../domain/model/id.ts";
import { line } from "../../domain/model/text.ts";
import { type Actor, Email, type Role, type User } from "../../domain/model/user.ts";
import { addFirstThings } from "../first-things.ts";
import { findCredentials, hasAccounts } from "../people/account-repository.ts";
import { insertAdministrator } from "../people/first-set-up.ts";
import { createPasswords, refuseCommonPassword } from "../people/password.ts";
import { createSessionEndings } from "../people/session-endings.ts";
import { deleteSetupLinks } from "../people/setup-link-repository.ts";
import { createUserService, type UserService } from "../people/user-service.ts";
import { readConfig } from "../platform/config.ts";
import type { Db } from "../platform/database/database.ts";
import { News } from "../platform/news.ts";
import { Hint } from "../platform/system-language.ts";
import { type Command, EXIT, type Exit, type Surroundings, say, WrongUsage } from "./command.ts";
import { withDatabase } from "./open-for-command.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { readNewPassword } from "./read-password.ts";

const OPTIONS = { name: { type: "string" }, role: { type: "string" } } as const;

/** Whoever can run commands on the machine may do what an administrator may. */
const OPERATOR: Actor = { id: z.parse(UserId, "00000000-0000-4000-8000-000000000000"), role: "admin" };

/** What the actions of this command work with. */
interface Desk {
  readonly db: Db;
  readonly users: UserService;
  readonly around: Surroundings;
}

/** Administrators from the command line: for the first one, and for whoever locked everybody out. */
export const user: Command = {
  summary: { de: "zeigt und ändert, wer sich anmelden darf", en: "shows and changes who may sign in" },
  help: {
    de: `npm run aushang -- user list
npm run aushang -- user add E-Mail --name "Vor- und Nachname" [--role admin|editor]
npm run aushang -- user password E-Mail
npm run aushang -- user disable E-Mail
npm run aushang -- user enable E-Mail

add legt jemanden an, auch die erste Administratorin. password setzt ein neues Kennwort,
disable sperrt: Beides beendet alle Anmeldungen dieser Person; was sie offen hat, merkt es
nach höchstens fünf Minuten. Das Kennwort wird am Terminal gefragt, ohne es zu zeigen, oder
als erste Zeile der Eingabe gelesen. Der Server darf dabei laufen.

Endet mit 0, wenn es geschehen ist, sonst mit 1; mit 2, wenn die Angaben nicht stimmen.`,
    en: `npm run aushang -- user list
npm run aushang -- user add e-mail --name "Full name" [--role admin|editor]
npm run aushang -- user password e-mail
npm run aushang -- user disable e-mail
npm run aushang -- user enable e-mail

add makes an account, also the first administrator's. password sets a new one, disable
locks an account: both end all sessions of that person; what is open notices within five
minutes. The password is asked for at the terminal without showing it, or read as the first
line of the input. The server may go on running.

Ends with 0 if it has been done, otherwise with 1; with 2 if the options are wrong.`,
  },
  async run(args, around) {
    const { values, positionals } = parseCommandLine(args, OPTIONS);
    const [action = "", email, ...more] = positionals;
    const isComplete = action === "list" ? email === undefined : email !== undefined;
    if (!Object.hasOwn(ACTIONS, action) || !isComplete || more.length > 0) throw wrongAction();
    return withDatabase(readConfig(around.env), async (db) => {
      const desk: Desk = { db, users: usersOf(db, around), around };
      return (ACTIONS[action] ?? list)(desk, email ?? "", values);
    });
  },
};

type Action = (desk: Desk, email: string, values: { readonly name?: string; readonly role?: string }) => Promise<Exit>;

const ACTIONS: Readonly<Record<string, Action>> = {
  list,
  add,
  password: setPassword,
  disable: (desk, email) => setDisabled(desk, email, true),
  enable: (desk, email) => setDisabled(desk, email, false),
};

function usersOf(db: Db, { nowMs }: Surroundings): UserService {
  const news = new News((error) => {
    throw error;
  });
  return createUserService({ db, now: () => nowMs, passwords: createPasswords(), endings: createSessionEndings(), news });
}

async function list({ users, around }: Desk): Promise<Exit> {
  const found: User[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await users.list(OPERATOR, { cursor, limit: 100 });
    found.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  const width = Math.max(0, ...found.map(({ email }) => email.length));
  for (const { email, name, role, disabled } of found) {
    const state = { de: disabled ? "gesperrt" : "aktiv", en: disabled ? "disabled" : "active" };
    const row = (each: "de" | "en") => `${email.padEnd(width)}  ${role.padEnd(6)}  ${state[each].padEnd(8)}  ${name}`;
    say(around, { de: row("de"), en: row("en") });
  }
  return EXIT.done;
}

async function add(desk: Desk, email: string, values: { readonly name?: string; readonly role?: string }): Promise<Exit> {
  const { db, users, around } = desk;
  const input = { email: readEmail(email), name: readName(values.name), role: readRole(values.role) };
  const password = await readNewPassword(around);
  const isFirst = await addFirst(db, input, password, around.nowMs);
  if (!isFirst) await users.create(OPERATOR, { ...input, password }, null);
  say(around, {
    de: `Angelegt: ${input.email} (${input.role}).${isFirst ? " Der Link zum Einrichten gilt nicht mehr; Name und Zeitzone stehen unter Verwaltung." : ""}`,
    en: `Added: ${input.email} (${input.role}).${isFirst ? " The set-up link is dead; name and time zone are under Administration." : ""}`,
  });
  return EXIT.done;
}

/** The first one comes with what the city needs, both or neither. @returns false if there is somebody already */
async function addFirst(
  db: Db,
  { role, ...input }: { readonly name: string; readonly email: string; readonly role: Role },
  password: string,
  nowMs: number,
): Promise<boolean> {
  if (await hasAccounts(db)) return false;
  if (role !== "admin")
    throw new WrongUsage({ de: "Das erste Konto muss verwalten können.", en: "The first account must be an administrator." });
  refuseCommonPassword(password);
  const passwordHash = await createPasswords().hash(password);
  return db.transaction().execute(async (tx) => {
    await deleteSetupLinks(tx);
    if (await hasAccounts(tx)) return false;
    await insertAdministrator(tx, input, passwordHash, nowMs);
    await addFirstThings(tx, nowMs);
    return true;
  });
}

async function setPassword({ db, users, around }: Desk, email: string): Promise<Exit> {
  const { id } = await existing(db, email);
  await users.setPassword(OPERATOR, id, await readNewPassword(around));
  say(around, {
    de: `Neues Kennwort für ${email}; alle Anmeldungen sind beendet.`,
    en: `New password for ${email}; all sessions have ended.`,
  });
  return EXIT.done;
}

async function setDisabled({ db, users, around }: Desk, email: string, disabled: boolean): Promise<Exit> {
  const { id, version, name, role } = await existing(db, email);
  await users.update(OPERATOR, id, version, { name, role, disabled });
  say(around, {
    de: disabled ? `Gesperrt: ${email}; alle Anmeldungen sind beendet.` : `Wieder aktiv: ${email}.`,
    en: disabled ? `Disabled: ${email}; all sessions have ended.` : `Active again: ${email}.`,
  });
  return EXIT.done;
}

async function existing(db: Db, text: string): Promise<User> {
  const found = await findCredentials(db, readEmail(text));
  if (found !== undefined) return found.user;
  throw new Hint({
    de: `${text} gibt es hier nicht. Wen es gibt, zeigt: user list`,
    en: `There is no ${text} here. See who there is: user list`,
  });
}

function readEmail(text: string): string {
  const email = z.safeParse(Email, text);
  if (email.success) return email.data;
  throw new WrongUsage({ de: `${text} ist keine E-Mail-Adresse.`, en: `${text} is no e-mail address.` });
}

function readName(text: string | undefined): string {
  const name = z.safeParse(line(80), text);
  if (name.success) return name.data;
  throw new WrongUsage({ de: 'Dazu gehört --name "Vor- und Nachname".', en: 'This needs --name "Full name".' });
}

function readRole(text = "admin"): Role {
  if (text === "admin" || text === "editor") return text;
  throw new WrongUsage({ de: "--role ist admin oder editor.", en: "--role is admin or editor." });
}

function wrongAction(): WrongUsage {
  return new WrongUsage({
    de: "Möglich sind: list, add E-Mail, password E-Mail, disable E-Mail, enable E-Mail.",
    en: "Possible are: list, add e-mail, password e-mail, disable e-mail, enable e-mail.",
  });
}
