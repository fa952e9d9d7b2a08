import { Problem } from "../../domain/model/problem.ts";
import type { Actor, Role } from "../../domain/model/user.ts";

/**
 * The access check that opens every service method. Administrators may do everything an editor may.
 * @throws {Problem} `not-allowed`
 */
export function requireRole(actor: Actor, role: Role): void {
  if (actor.role !== role && actor.role !== "admin") throw new Problem("not-allowed");
}
