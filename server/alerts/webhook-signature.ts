import { createHmac } from "node:crypto";

/** Names a signature. A receiver takes a request only if one of its `v1` is right and `t` is not long ago. */
export const SIGNATURE_HEADER = "aushang-signature";

/**
 * Signs what is sent to a webhook: `t=<seconds>,v1=<hex>`, with HMAC-SHA256 over `<seconds>.<body>`. With several secrets, one `v1` for each.
 * @param nowMs UTC epoch ms; the signature names whole seconds
 */
export function signatureOf(body: string, secrets: readonly string[], nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000);
  const signed = secrets.map(
    (secret) =>
      `v1=${createHmac("sha256", secret)
        .update(`${String(seconds)}.${body}`)
        .digest("hex")}`,
  );
  return [`t=${String(seconds)}`, ...signed].join(",");
}
