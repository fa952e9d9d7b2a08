import * as z from "zod/mini";
import { User } from "../../domain/model/user.ts";
import type { AccountRow } from "../platform/database/tables.ts";

export function toUser(row: Omit<AccountRow, "password_hash">): User {
  return z.parse(User, {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    disabled: row.disabled === 1,
    version: row.version,
    createdAtMs: row.created_at,
  });
}
