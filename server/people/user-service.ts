import * as z from "zod/mini";
import type { UserId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { type Actor, type Role, User } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { createOnce } from "../platform/once.ts";
import { newId } from "../platform/secret.ts";
import {
  type AccountChange,
  countAdminsForUpdate,
  findUser,
  insertAccount,
  listUsers,
  updateAccount,
  updatePasswordHash,
} from "./account-repository.ts";
import { type Passwords, refuseCommonPassword } from "./password.ts";
import type { SessionEndings } from "./session-endings.ts";
import { deleteSessionsOf } from "./session-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly passwords: Passwords;
  readonly endings: SessionEndings;
  readonly news: News;
}

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
}

export type UserService = ReturnType<typeof createUserService>;

/** The people who may sign in. Only administrators see and change them. */
export function createUserService({ db, now, passwords, endings, news }: Parts) {
  return {
    async list(actor: Actor, request: PageRequest): Promise<Page<User>> {
      requireRole(actor, "admin");
      return listUsers(db, request);
    },

    /** @throws {Problem} `invalid-input`, rules `email-taken` and `common-password` */
    async create(actor: Actor, { password, ...input }: NewUser, key: string | null): Promise<User> {
      requireRole(actor, "admin");
      refuseCommonPassword(password);
      const passwordHash = await passwords.hash(password);
      // The password is no part of the stored request: its fast hash would be a short cut around argon2.
      const request = { actor, key, operation: "users.create", input, nowMs: now(), parse: (value: unknown) => z.parse(User, value) };
      const user = await createOnce(db, request, async (tx) => {
        const id = newId<UserId>();
        if (!(await insertAccount(tx, { id, ...input, passwordHash }, now()))) throw emailTaken();
        return existing(tx, id);
      });
      news.tell("user-changed", { userId: user.id });
      return user;
    },

    /**
     * Sets another password and ends all sessions of that user at once.
     * @throws {Problem} `not-found`; `invalid-input`, rule `common-password`
     */
    async setPassword(actor: Actor, id: UserId, password: string): Promise<void> {
      requireRole(actor, "admin");
      refuseCommonPassword(password);
      const passwordHash = await passwords.hash(password);
      const endedTokens = await db.transaction().execute(async (tx) => {
        await existing(tx, id);
        await updatePasswordHash(tx, id, passwordHash);
        return deleteSessionsOf(tx, id);
      });
      endings.tellEnded(endedTokens);
    },

    /**
     * Changes a user. Disabling and a new role end all sessions of that user at once.
     * @throws {Problem} `conflict` with the user as it is now; `invalid-input`, rule `last-admin`
     */
    async update(actor: Actor, id: UserId, version: number, change: AccountChange): Promise<User> {
      requireRole(actor, "admin");
      const { user, endedTokens } = await db.transaction().execute((tx) => changeUser(tx, id, version, change));
      endings.tellEnded(endedTokens);
      news.tell("user-changed", { userId: id });
      return user;
    },
  };
}

async function changeUser(tx: Db, id: UserId, version: number, change: AccountChange) {
  const admins = await countAdminsForUpdate(tx);
  const before = await existing(tx, id);
  const isChanged = await updateAccount(tx, id, version, change);
  if (!isChanged) throw new Problem("conflict", { current: await existing(tx, id) });
  if (isActiveAdmin(before) && !isActiveAdmin(change) && admins === 1) throw lastAdmin(change);
  const mustEnd = change.disabled || change.role !== before.role;
  return { user: await existing(tx, id), endedTokens: mustEnd ? await deleteSessionsOf(tx, id) : [] };
}

async function existing(db: Db, id: UserId): Promise<User> {
  const user = await findUser(db, id);
  if (user === undefined) throw new Problem("not-found");
  return user;
}

function isActiveAdmin({ role, disabled }: Pick<User, "role" | "disabled">): boolean {
  return role === "admin" && !disabled;
}

function lastAdmin({ disabled }: AccountChange): Problem {
  return new Problem("invalid-input", { issues: [{ path: [disabled ? "disabled" : "role"], rule: "last-admin", message: "" }] });
}

function emailTaken(): Problem {
  return new Problem("invalid-input", { issues: [{ path: ["email"], rule: "email-taken", message: "" }] });
}
