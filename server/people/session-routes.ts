import { type ApiContext, api } from "../platform/http/api.ts";
import type { SessionService, SignInOrigin, StartedSession } from "./session-service.ts";

export function sessionRoutes(sessions: SessionService) {
  return {
    signIn: api.session.signIn.handler(async ({ input, context }) => answer(await sessions.signIn(input, originOf(context)), context)),
    setUp: api.session.setUp.handler(async ({ input, context }) => answer(await sessions.setUp(input, originOf(context)), context)),
    read: api.session.read.handler(async ({ context }) => ({ session: await sessions.read(context.cookies.session) })),
    signOut: api.session.signOut.handler(async ({ context }) => {
      if (context.cookies.session !== null) await sessions.signOut(context.cookies.session);
      context.cookies.clearSession();
    }),
  };
}

function originOf({ address, cookies }: ApiContext): SignInOrigin {
  return { address, token: cookies.session };
}

function answer({ token, session }: StartedSession, { cookies }: ApiContext) {
  cookies.setSession(token, session.expiresAtMs);
  return session;
}
