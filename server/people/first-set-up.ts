import type { UserId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import type { User } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import { newId, sha256 } from "../platform/secret.ts";
import { findUser, hasAccounts, insertAccount } from "./account-repository.ts";
import { deleteSetupLinks } from "./setup-link-repository.ts";

export interface SetUpInput {
  readonly token: string;
  readonly organisation: string;
  readonly zone: TimeZone;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Makes the first administrator and kills the link, both or neither. Whoever deletes the link has won: of two at once the other waits for
 * that and then finds none.
 * @throws {Problem} `gone`
 */
export async function makeFirstAdministrator(tx: Db, input: SetUpInput, passwordHash: string, nowMs: number): Promise<User> {
  const livingLinks = await deleteSetupLinks(tx);
  if (!livingLinks.includes(sha256(input.token)) || (await hasAccounts(tx))) throw new Problem("gone");
  return insertAdministrator(tx, input, passwordHash, nowMs);
}

/** Adds an administrator whose e-mail is not taken. */
export async function insertAdministrator(
  tx: Db,
  { name, email }: Pick<SetUpInput, "name" | "email">,
  passwordHash: string,
  nowMs: number,
): Promise<User> {
  const id = newId<UserId>();
  await insertAccount(tx, { id, name, email, role: "admin", passwordHash }, nowMs);
  const user = await findUser(tx, id);
  if (user === undefined) throw new Error("The administrator was not stored");
  return user;
}
