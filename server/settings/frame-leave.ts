const LIMIT_MS = 4000;
const MOST_AT_A_TIME = 8;
const EMBEDDING = /(?:^|[;,])\s*frame-ancestors\s+([^;,]*)/i;

/** Whether a page of the web lets itself be shown in a frame of ours. */
export type AsksLeave = (address: URL) => Promise<boolean>;

/**
 * Asks a page whether it may be framed: one that forbids it would hang as a browser's error that no script of ours can see. A page that cannot be
 * asked from here, or leads elsewhere, is left to the screen, which may well reach it. Nothing but the head of its answer is read.
 * @param ownOrigins what screens call this server
 */
export function createAsksLeave(reach: typeof fetch = fetch): (ownOrigins: readonly string[]) => AsksLeave {
  let asking = 0;
  return (ownOrigins) => async (address) => {
    // Anybody may ask for this page: a crowd must not make us a crowd at somebody else's door.
    if (asking >= MOST_AT_A_TIME) return true;
    asking++;
    try {
      const answer = await reach(address, { redirect: "manual", signal: AbortSignal.timeout(LIMIT_MS) });
      await answer.body?.cancel();
      return answer.status < 400 && givesLeave(answer.headers, ownOrigins);
    } catch {
      return true;
    } finally {
      asking--;
    }
  };
}

/** `frame-ancestors` counts where there is one, otherwise `X-Frame-Options`. */
export function givesLeave(headers: Headers, ownOrigins: readonly string[]): boolean {
  const ancestors = EMBEDDING.exec(headers.get("content-security-policy") ?? "")?.[1];
  if (ancestors === undefined) return !/deny|sameorigin/i.test(headers.get("x-frame-options") ?? "");
  const named = ancestors.toLowerCase().trim().split(/\s+/);
  return named.some((source) => source === "*" || source === "https:" || ownOrigins.some((own) => covers(source, own)));
}

function covers(source: string, own: string): boolean {
  const { protocol, host, hostname } = new URL(own);
  const [, scheme, name = ""] = /^(?:([a-z]+:)\/\/)?([^/]*)\/?$/.exec(source) ?? [];
  if (scheme !== undefined && scheme !== protocol) return false;
  return name === host || (name.startsWith("*.") && hostname.endsWith(name.slice(1)));
}
