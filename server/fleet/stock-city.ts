import type { GroupId, ScreenId, SiteId, UserId } from "../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { TimeZone } from "../../domain/model/time.ts";
import { Organisation } from "../../domain/model/user.ts";
import { audienceKey } from "../../domain/programme/audience-key.ts";
import { insertGroup } from "../groups/group-repository.ts";
import { insertAccount } from "../people/account-repository.ts";
import { insertSession } from "../people/session-repository.ts";
import type { Db } from "../platform/database/database.ts";
import { newId, newSecret, sha256 } from "../platform/secret.ts";
import { insertScreens, type NewScreen } from "../screens/screen-repository.ts";
import { saveOrganisation } from "../settings/settings-repository.ts";
import { insertSite } from "../sites/site-repository.ts";

const SESSION_MS = 12 * 3_600_000;
const SITE = "Rathaus";
/** The zone of the city and its site. */
export const ZONE = TimeZone.parse("Europe/Berlin");

/** A city without a word in it: one site, one group, and screens that have their tokens already. */
export interface StockedCity {
  readonly tokens: readonly string[];
  /** The `Cookie` header of an administrator. */
  readonly cookie: string;
  readonly userId: UserId;
  readonly siteId: SiteId;
  readonly everybody: GroupId;
}

/**
 * Fills an empty database. Give it a transaction.
 * @param groupNames groups below the one of everybody, to which the screens are dealt out; all belong to everybody if there are none
 */
export async function stockCity(db: Db, screens: number, groupNames: readonly string[] = []): Promise<StockedCity> {
  const nowMs = Date.now();
  await saveOrganisation(db, Organisation.parse({ name: "Stadt Lindenau", zone: ZONE, language: "de" }));
  const administrator = await insertAdministrator(db, nowMs);
  const siteId = newId<SiteId>();
  await insertSite(db, siteId, { name: SITE, zone: ZONE, region: null, headcount: 400 }, nowMs);
  const everybody = newId<GroupId>();
  await insertGroup(db, everybody, { name: "Alle", parentId: null }, 0, nowMs);
  const groups = groupNames.map(() => newId<GroupId>());
  for (const [index, id] of groups.entries()) {
    await insertGroup(db, id, { name: groupNames[index] ?? "", parentId: everybody }, index, nowMs);
  }
  const tokens = Array.from({ length: screens }, newSecret);
  const dealtTo = groups.length > 0 ? groups : [everybody];
  await insertScreens(
    db,
    tokens.map((token, index) => newScreen(token, index, siteId, dealtTo[index % dealtTo.length] as GroupId, nowMs)),
  );
  return { tokens, ...administrator, siteId, everybody };
}

/** Somebody signed in, without a password. */
export async function insertAdministrator(db: Db, nowMs: number): Promise<{ readonly userId: UserId; readonly cookie: string }> {
  const userId = newId<UserId>();
  const passwordHash = "nobody signs in with this";
  await insertAccount(db, { id: userId, name: "Simulation", email: "simulation@lindenau.example", role: "admin", passwordHash }, nowMs);
  const token = newSecret();
  await insertSession(db, { tokenHash: sha256(token), userId, nowMs, expiresAtMs: nowMs + SESSION_MS });
  return { userId, cookie: `aushang=${token}` };
}

function newScreen(token: string, index: number, siteId: SiteId, groupId: GroupId, nowMs: number): NewScreen {
  const groupIds = [groupId];
  return {
    id: newId<ScreenId>(),
    draft: {
      name: `Bildschirm ${String(index)}`,
      siteId,
      groupIds,
      theme: "paper",
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    },
    siteName: SITE,
    audienceKey: audienceKey({ zone: ZONE, region: null, theme: "paper", groupIds, ...USUAL_PROGRAMME }),
    tokenHash: sha256(token),
    nowMs,
  };
}
