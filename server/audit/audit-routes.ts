import type { Db } from "../platform/database/database.ts";
import { actorOf, api } from "../platform/http/api.ts";
import { listAudit } from "./audit-log.ts";

export function auditRoutes(db: Db) {
  return { list: api.audit.list.handler(({ input, context }) => listAudit(db, actorOf(context), input)) };
}
