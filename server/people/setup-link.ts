import type { Db } from "../platform/database/database.ts";
import { newSecret, sha256 } from "../platform/secret.ts";
import { hasAccounts } from "./account-repository.ts";
import { deleteSetupLinks, insertSetupLink } from "./setup-link-repository.ts";

/**
 * Makes the link for the first administrator, at each start while there is no user; links of earlier starts die.
 * @returns the token, to be printed as `${origin}/setup#${token}`, or null if there is a user already
 */
export async function createSetupLink(db: Db, nowMs: number): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    await deleteSetupLinks(tx);
    if (await hasAccounts(tx)) return null;
    const token = newSecret();
    await insertSetupLink(tx, sha256(token), nowMs);
    return token;
  });
}
