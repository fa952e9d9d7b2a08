import { timingSafeEqual } from "node:crypto";
import { BlockList, isIP } from "node:net";
import type { Request } from "express";
import { Problem } from "../../../domain/model/problem.ts";
import { sha256 } from "../secret.ts";

/** Loopback, and what no router of the Internet passes on. */
const OWN_NETWORK = new BlockList();
for (const [network, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const) {
  OWN_NETWORK.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  OWN_NETWORK.addSubnet(network, prefix, "ipv6");
}

/**
 * Lets in who may read the figures: whoever has the token, if one is set; otherwise whoever is in the own network. They tell nothing about people,
 * but how many screens there are and how they fare is nobody's business outside.
 * @throws {Problem} `not-signed-in` without the right token, `not-allowed` from outside
 */
export function requireMetricsReader(req: Request, token: string | null): void {
  if (token !== null) {
    const given = /^Bearer (.+)$/.exec(req.headers.authorization ?? "")?.[1] ?? "";
    if (!timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(token)))) throw new Problem("not-signed-in");
    return;
  }
  // A proxy that nobody told us of: then everybody's address is the proxy's, which may well be our own.
  const isPassedOn = req.headers["x-forwarded-for"] !== undefined && req.ip === req.socket.remoteAddress;
  if (isPassedOn || !isOwnNetwork(req.ip ?? "")) throw new Problem("not-allowed");
}

function isOwnNetwork(address: string): boolean {
  const plain = address.replace(/%.*$/, "");
  const family = isIP(plain);
  return family !== 0 && OWN_NETWORK.check(plain, family === 6 ? "ipv6" : "ipv4");
}
