import type { IncomingMessage } from "node:http";
import type { EditorSession } from "./delivery/editor-channel.ts";
import { readSessionCookie } from "./people/session-cookie.ts";
import type { SessionService } from "./people/session-service.ts";
import type { Config } from "./platform/config.ts";
import { sha256 } from "./platform/secret.ts";

/** Finds the session whose cookie an editor's socket came with; null if there is none. */
export function editorSessions(sessions: SessionService, config: Config): (request: IncomingMessage) => Promise<EditorSession | null> {
  const secure = isSecure(config);
  return async ({ headers: { cookie } }) => {
    const token = readSessionCookie(cookie, true) ?? (secure ? null : readSessionCookie(cookie, false));
    if (token === null || (await sessions.resolve(token)) === null) return null;
    return { tokenHash: sha256(token), stillValid: async () => (await sessions.resolve(token, { keepAlive: false })) !== null };
  };
}

/** Whether browsers certainly speak TLS with us. A handshake does not tell, so what is not certain may be either. */
function isSecure({ tls, publicOrigin }: Config): boolean {
  return tls !== null || (publicOrigin?.startsWith("https:") ?? false);
}
