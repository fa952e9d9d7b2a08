import type { Session } from "../domain/api/session.ts";

let current: Session | undefined;

/** Who is signed in. Pages are only drawn while somebody is, so they may rely on it. */
export function currentSession(): Session {
  if (!current) throw new Error("Nobody is signed in");
  return current;
}

export function setSession(session: Session | undefined): void {
  current = session;
}
