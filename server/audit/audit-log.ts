import type { AuditAction, AuditEntry } from "../../domain/model/audit.ts";
import type { UserId } from "../../domain/model/id.ts";
import type { Instant } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import { BATCH, deleteInBatches } from "../platform/database/delete-in-batches.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";
import { newId } from "../platform/secret.ts";

export interface AuditNote {
  readonly action: AuditAction;
  readonly kind: string;
  readonly id?: string;
  readonly details?: AuditEntry["details"];
}

/** Writes into the log, in the transaction of what it tells of: neither is there without the other. */
export async function noteAudit(
  tx: Db,
  actor: Pick<Actor, "id">,
  { action, kind, id, details = {} }: AuditNote,
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto("audit_entry")
    .values({
      id: newId(),
      at: nowMs,
      actor_id: actor.id,
      action,
      subject_kind: kind,
      subject_id: id ?? null,
      details: JSON.stringify(details),
    })
    .execute();
}

interface AuditFilter extends PageRequest {
  readonly subjectId?: string | undefined;
}

/** The log, newest first, for administrators. Names are those of today; of an account that is gone none is told. */
export async function listAudit(db: Db, actor: Actor, { subjectId, cursor, limit }: AuditFilter): Promise<Page<AuditEntry>> {
  requireRole(actor, "admin");
  const after = readNumberCursor(cursor);
  let query = db
    .selectFrom("audit_entry as e")
    .leftJoin("account as a", "a.id", "e.actor_id")
    .leftJoin("screen as s", "s.id", "e.subject_id")
    .leftJoin("site as p", "p.id", "s.site_id")
    .selectAll("e")
    .select(["a.name as actor_name", "s.name as screen_name", "p.name as site_name"]);
  if (subjectId !== undefined) query = query.where("e.subject_id", "=", subjectId);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("e.at", "e.id"), "<", tuple(...after)));
  const rows = await query
    .orderBy("e.at", "desc")
    .orderBy("e.id", "desc")
    .limit(limit + 1)
    .execute();
  return toPage(
    rows,
    limit,
    (row) => [row.at, row.id],
    (row) => ({
      id: row.id,
      atMs: row.at as Instant,
      actorId: row.actor_id as UserId,
      actorName: row.actor_name ?? "",
      action: row.action as AuditAction,
      subject: {
        kind: row.subject_kind,
        id: row.subject_id,
        name: row.screen_name === null ? null : `${row.site_name ?? ""}, ${row.screen_name}`,
      },
      details: JSON.parse(row.details) as AuditEntry["details"],
    }),
  );
}

/** Forgets what is older than an instant. @returns how many */
export async function deleteOldAudit(db: Db, beforeMs: number): Promise<number> {
  return deleteInBatches(async () => {
    const old = db.selectFrom("audit_entry").select("id").where("at", "<", beforeMs).limit(BATCH);
    const result = await db.deleteFrom("audit_entry").where("id", "in", old).executeTakeFirst();
    return Number(result.numDeletedRows);
  });
}
