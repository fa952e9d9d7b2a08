import type { EnrolmentFor } from "../../../domain/model/enrolment.ts";
import type { ScreenId } from "../../../domain/model/id.ts";
import { Problem } from "../../../domain/model/problem.ts";
import { MINUTE_MS } from "../../../domain/model/time.ts";
import { noteAudit } from "../../audit/audit-log.ts";
import { findGroups } from "../../groups/group-repository.ts";
import type { Db } from "../../platform/database/database.ts";
import { newId, newSecret, sha256 } from "../../platform/secret.ts";
import { type Arrival, giveDevice } from "../expected-screens.ts";
import { findNamesAt, findScreen, insertScreen } from "../screen-repository.ts";
import { requirePlace } from "../screen-service.ts";
import { findUse, insertUse, type KnownEnrolment, takeUse } from "./enrolment-repository.ts";
import { freeName } from "./free-name.ts";

/** So long a device whose answer got lost may ask again. It is as long as a pairing lasts. */
const REPEATABLE_MS = 10 * MINUTE_MS;

/** What a device has become; `again` if it was that already and only asked once more. */
export interface Joined {
  readonly screenId: ScreenId;
  readonly arrival: Arrival | "again";
}

/**
 * Makes a screen of a device that has shown a good secret, all or nothing. Whoever made the enrolment stands in the log as who let it in.
 * @param deviceHash names the device among those of this enrolment: the same one gets the same screen once more for a while, and never a second one
 * @throws {Problem} `gone` if the enrolment is over, or the device has had its turn; `in-use` if its screen has a device
 */
export async function joinBy(tx: Db, enrolment: KnownEnrolment, deviceHash: string, nowMs: number): Promise<Joined> {
  if (enrolment.state === "withdrawn" || enrolment.state === "expired") throw new Problem("gone");
  const earlier = await findUse(tx, enrolment.id, deviceHash);
  if (earlier !== undefined) {
    const isThere = (await findScreen(tx, earlier.screenId)) !== undefined;
    if (!isThere || earlier.repeatableUntilMs <= nowMs) throw new Problem("gone");
    return { screenId: earlier.screenId, arrival: "again" };
  }
  const joined = await screenFor(tx, enrolment, nowMs);
  const times = { usedAtMs: nowMs, repeatableUntilMs: nowMs + REPEATABLE_MS };
  if (!(await insertUse(tx, { enrolmentId: enrolment.id, deviceHash, screenId: joined.screenId, ...times }))) throw new Problem("gone");
  await note(tx, enrolment, joined, nowMs);
  return joined;
}

async function screenFor(tx: Db, { id, what }: KnownEnrolment, nowMs: number): Promise<Joined> {
  switch (what.kind) {
    case "screen": {
      const arrival = await giveDevice(tx, what.screenId, what.replace, nowMs);
      await requireUse(tx, id, nowMs);
      return { screenId: what.screenId, arrival };
    }
    case "new-screens":
      // Those who come at once wait for each other here, so that no two take the same number.
      await requireUse(tx, id, nowMs);
      return { screenId: await addScreen(tx, what, nowMs), arrival: "joined" };
  }
}

async function requireUse(tx: Db, id: KnownEnrolment["id"], nowMs: number): Promise<void> {
  if (!(await takeUse(tx, id, nowMs))) throw new Problem("gone");
}

async function addScreen(tx: Db, what: Extract<EnrolmentFor, { kind: "new-screens" }>, nowMs: number): Promise<ScreenId> {
  const id = newId<ScreenId>();
  const known = new Set((await findGroups(tx)).map((group) => group.id));
  // A group that was removed since keeps nobody out.
  const groupIds = what.screen.groupIds.filter((groupId) => known.has(groupId));
  const name = freeName(what.names, await findNamesAt(tx, what.screen.siteId));
  const draft = { ...what.screen, groupIds, name };
  await insertScreen(tx, { id, draft, ...(await requirePlace(tx, draft)), tokenHash: sha256(newSecret()), nowMs });
  return id;
}

async function note(tx: Db, { id, madeBy }: KnownEnrolment, joined: Joined, nowMs: number): Promise<void> {
  const screen = await findScreen(tx, joined.screenId);
  const action = joined.arrival === "joined" ? "screen-paired" : "screen-replaced";
  const details = { name: screen?.name ?? "", site: screen?.siteName ?? "", enrolment: id };
  await noteAudit(tx, { id: madeBy }, { action, kind: "screen", id: joined.screenId, details }, nowMs);
}
