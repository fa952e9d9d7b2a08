import { type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { type CheckedAddress, checkedAddresses, type ReachableNetworks, Unreachable } from "./reachable.ts";

/** So long a request may take altogether. */
export const LIMIT_MS = 10_000;
/** So much of an answer is read. */
export const MAX_ANSWER_BYTES = 65_536;

export interface SafeRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back: also a redirect, which is not followed. `text` is the beginning of the answer. */
export interface SafeAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a request to an address that somebody has entered. Only http and https, only to networks that may be reached; it connects to an address that was
 * checked and to no other, follows nothing, waits ten seconds, and reads 64 kB at most.
 * @param limitMs for tests that would not wait so long
 * @throws {Unreachable} `forbidden-address`, `forbidden-url`, `unknown-host`
 * @throws {Error} `timeout`, or whatever the connection ended with
 */
export async function safeFetch(request: SafeRequest, networks: ReachableNetworks, limitMs = LIMIT_MS): Promise<SafeAnswer> {
  const url = allowedUrl(request.url);
  if (url === null) throw new Unreachable("forbidden-url");
  const signal = AbortSignal.timeout(limitMs);
  const tooLong = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("timeout")), { once: true });
  });
  // A name server that does not answer cannot be interrupted, only left.
  const addresses = await Promise.race([checkedAddresses(url.hostname, networks), tooLong]);
  return Promise.race([send(url, request, addresses, signal), tooLong]);
}

/** The address as it will be taken, null if it is none for us: another scheme, or somebody's password in it. */
export function allowedUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return isWeb && url.username === "" && url.password === "" ? url : null;
}

function send(
  url: URL,
  { method, headers, body }: SafeRequest,
  addresses: readonly CheckedAddress[],
  signal: AbortSignal,
): Promise<SafeAnswer> {
  const options: RequestOptions = {
    method,
    headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
    agent: false,
    signal,
    lookup: (_name, { all }, callback) => {
      const [first] = addresses;
      if (all || first === undefined) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    },
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, options, (answer) => {
      read(answer)
        .then((text) => resolve({ status: answer.statusCode ?? 0, text }))
        .catch(reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** The beginning of an answer; the line is cut once there is enough. */
async function read(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    if (!(part instanceof Buffer)) continue;
    parts.push(part);
    bytes += part.length;
    if (bytes >= MAX_ANSWER_BYTES) break;
  }
  answer.destroy();
  return Buffer.concat(parts).subarray(0, MAX_ANSWER_BYTES).toString("utf8");
}
