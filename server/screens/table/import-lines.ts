import type { PairingId, ScreenId } from "../../../domain/model/id.ts";
import { Problem } from "../../../domain/model/problem.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { noteAudit } from "../../audit/audit-log.ts";
import type { Db } from "../../platform/database/database.ts";
import { newId, newSecret, sha256 } from "../../platform/secret.ts";
import { giveDevice, markExpected } from "../expected-screens.ts";
import { claimPairing } from "../pairing-repository.ts";
import { insertScreens, type NewScreen, updateScreens } from "../screen-repository.ts";
import { keyAt } from "../screen-service.ts";
import type { PlannedLine } from "./import-plan.ts";
import type { PlaceNames } from "./place-names.ts";

/** What became of a table. */
export interface Imported {
  /** Screens that are expected now. */
  readonly added: readonly ScreenId[];
  readonly changed: readonly ScreenId[];
  /** Screens that got the device which showed their code. */
  readonly joined: readonly { readonly screenId: ScreenId; readonly pairing: PairingId }[];
}

/** A line that is to be done, with the id of its screen. */
interface Doing extends PlannedLine {
  readonly id: ScreenId;
  readonly draft: NonNullable<PlannedLine["draft"]>;
}

/**
 * Does what was planned, in the transaction it was planned in.
 * @throws {Problem} `conflict` if a screen was changed or a code claimed meanwhile; then nothing must stay
 */
export async function importLines(
  tx: Db,
  actor: Actor,
  lines: readonly PlannedLine[],
  places: PlaceNames,
  nowMs: number,
): Promise<Imported> {
  const doings = lines.flatMap((line): Doing[] =>
    line.draft === null ? [] : [{ ...line, draft: line.draft, id: line.screen?.id ?? newId<ScreenId>() }],
  );
  const added = doings.filter(({ outcome }) => outcome === "new");
  const edited = doings.filter(({ isEdited }) => isEdited);
  const placed = ({ draft }: Doing) => ({ draft, ...placeOf(places, draft) });
  await insertScreens(
    tx,
    added.map((doing): NewScreen => ({ id: doing.id, ...placed(doing), tokenHash: sha256(newSecret()), nowMs })),
  );
  await markExpected(
    tx,
    added.map(({ id }) => id),
    nowMs,
  );
  const changes = edited.map((doing) => ({ id: doing.id, version: doing.screen?.version ?? 0, ...placed(doing), nowMs }));
  if (!(await updateScreens(tx, changes))) throw new Problem("conflict");
  const joined = await join(tx, actor, doings, places, nowMs);
  const counts = { added: added.length, changed: edited.length, joined: joined.length };
  await noteAudit(tx, actor, { action: "screens-imported", kind: "screens", details: counts }, nowMs);
  return { added: added.map(({ id }) => id), changed: edited.map(({ id }) => id), joined };
}

async function join(tx: Db, actor: Actor, doings: readonly Doing[], places: PlaceNames, nowMs: number): Promise<Imported["joined"]> {
  const joined: { screenId: ScreenId; pairing: PairingId }[] = [];
  for (const { id, pairing, draft } of doings) {
    if (pairing === null) continue;
    await giveDevice(tx, id, false, nowMs);
    if (!(await claimPairing(tx, pairing, id))) throw new Problem("conflict");
    const details = { name: draft.name, site: places.siteName(draft.siteId) };
    await noteAudit(tx, actor, { action: "screen-paired", kind: "screen", id, details }, nowMs);
    joined.push({ screenId: id, pairing });
  }
  return joined;
}

function placeOf(places: PlaceNames, draft: Doing["draft"]): { readonly siteName: string; readonly audienceKey: string } {
  const site = places.siteById(draft.siteId);
  if (site === undefined) throw new Problem("conflict");
  return { siteName: site.name, audienceKey: keyAt(site, draft) };
}
