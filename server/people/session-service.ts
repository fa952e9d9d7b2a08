import type { Session } from "../../domain/api/session.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor, Organisation, User } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import type { Limits } from "../platform/rate-limit.ts";
import { sha256 } from "../platform/secret.ts";
import { findCredentials, updatePasswordHash } from "./account-repository.ts";
import { makeFirstAdministrator, type SetUpInput } from "./first-set-up.ts";
import { createLiveSessions } from "./live-sessions.ts";
import { type Passwords, refuseCommonPassword } from "./password.ts";
import type { SessionEndings } from "./session-endings.ts";
import { hasSetupLink } from "./setup-link-repository.ts";
import { createSignInAttempts } from "./sign-in-attempts.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly limits: Pick<Limits, "signInByAccount" | "signInByAddress">;
  readonly passwords: Passwords;
  readonly endings: SessionEndings;
  readonly settings: {
    readonly readOrganisation: () => Promise<Organisation>;
    readonly writeOrganisation: (tx: Db, organisation: Organisation) => Promise<void>;
  };
  /** What else the first start needs, in the same transaction: the group everybody belongs to. */
  readonly onFirstSetUp: (tx: Db) => Promise<void>;
  /** Hears that it has been done. */
  readonly onSetUp: () => void;
}

/** Where a sign-in comes from: the client's address, and the token its browser still holds. */
export interface SignInOrigin {
  readonly address: string;
  readonly token: string | null;
}

export interface StartedSession {
  readonly token: string;
  readonly session: Session;
}

/** Who a token stands for, until when at the latest (UTC epoch ms). */
export interface ResolvedSession {
  readonly actor: Actor;
  readonly expiresAtMs: number;
}

export type SessionService = ReturnType<typeof createSessionService>;

/** Signing in and out, and the first administrator. */
export function createSessionService(parts: Parts) {
  const { limits, settings } = parts;
  const attempts = createSignInAttempts(limits);
  const live = createLiveSessions(parts);

  async function start(user: User, from: SignInOrigin): Promise<StartedSession> {
    const organisation = await settings.readOrganisation();
    const { token, expiresAtMs } = await live.start(user.id, from.token);
    return { token, session: { user, organisation, expiresAtMs } };
  }

  return {
    /** @throws {Problem} `wrong-credentials`, the same for every reason; `too-many-requests` */
    async signIn(input: { readonly email: string; readonly password: string }, from: SignInOrigin): Promise<StartedSession> {
      const email = input.email.trim().toLowerCase();
      await attempts.take(from.address, email);
      const user = await authenticate(parts, email, input.password);
      await attempts.forgive(from.address, email);
      return start(user, from);
    },

    /** Ends the session; an unknown token is as good as ended. */
    signOut: (token: string): Promise<void> => live.end(token),

    /**
     * Makes the first administrator, by the link printed at the start.
     * @throws {Problem} `gone` if the link is not or no longer the living one; `too-many-requests`
     */
    async setUp(input: SetUpInput, from: SignInOrigin): Promise<StartedSession> {
      await attempts.take(from.address, input.email);
      const user = await setUpOrganisation(parts, input);
      parts.onSetUp();
      await attempts.forgive(from.address, input.email);
      return start(user, from);
    },

    /**
     * Who this token stands for, null if for nobody (any more). Asking keeps an idle session alive unless `keepAlive` is false, which is for
     * looking again at what merely stays open, such as a socket.
     */
    async resolve(token: string, { keepAlive = true } = {}): Promise<ResolvedSession | null> {
      const found = await live.find(token);
      if (found === undefined) return null;
      if (keepAlive) await live.keepAlive(token, found);
      return { actor: { id: found.user.id, role: found.user.role }, expiresAtMs: found.expiresAtMs };
    },

    /** @returns null if the token stands for nobody */
    async read(token: string | null): Promise<Session | null> {
      const found = token === null ? undefined : await live.find(token);
      if (found === undefined) return null;
      return { user: found.user, organisation: await settings.readOrganisation(), expiresAtMs: found.expiresAtMs };
    },

    /** Deletes sessions that are over, for a job that runs now and then. @returns how many */
    forgetDead: (): Promise<number> => live.forgetDead(),
  };
}

async function authenticate({ db, passwords }: Parts, email: string, password: string): Promise<User> {
  const found = await findCredentials(db, email);
  const isRight = await passwords.verify(password, found?.passwordHash ?? null);
  if (!isRight || found === undefined || found.user.disabled) throw new Problem("wrong-credentials");
  if (passwords.isOutdated(found.passwordHash)) await updatePasswordHash(db, found.user.id, await passwords.hash(password));
  return found.user;
}

/** The link is looked at first, so that strangers cannot make the server hash; whether it still lives is decided inside the transaction. */
async function setUpOrganisation({ db, now, passwords, settings, onFirstSetUp }: Parts, input: SetUpInput): Promise<User> {
  if (!(await hasSetupLink(db, sha256(input.token)))) throw new Problem("gone");
  refuseCommonPassword(input.password);
  const passwordHash = await passwords.hash(input.password);
  const organisation = { ...(await settings.readOrganisation()), name: input.organisation, zone: input.zone };
  return db.transaction().execute(async (tx) => {
    const admin = await makeFirstAdministrator(tx, input, passwordHash, now());
    await settings.writeOrganisation(tx, organisation);
    await onFirstSetUp(tx);
    return admin;
  });
}
