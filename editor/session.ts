import type { Session } from "../domain/api/session.ts";

let current: Session | undefined;
const ORGANISATION_KEY = "aushang.organisation";

/** Who is signed in. Pages are only drawn while somebody is, so they may rely on it. */
export function currentSession(): Session {
  if (!current) throw new Error("Nobody is signed in");
  return current;
}

export function setSession(session: Session | undefined): void {
  current = session;
  if (session) rememberOrganisation(session.organisation.name);
}

/** The organisation somebody was signed in to on this device, so that the sign-in page can say whose it is without asking. */
export function lastOrganisation(): string | null {
  return localStorage.getItem(ORGANISATION_KEY);
}

/** On a full disk the sign-in page merely goes without the name. */
function rememberOrganisation(name: string): void {
  try {
    localStorage.setItem(ORGANISATION_KEY, name);
  } catch {
    return;
  }
}
