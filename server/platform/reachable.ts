import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Which networks besides the internet requests to addresses that people enter may reach. */
export interface ReachableNetworks {
  /** Those of private use, where a city's own receivers are. */
  readonly private: boolean;
  /** This machine. No setting allows it: tests do, by code. */
  readonly loopback: boolean;
  /** Finds the addresses of a name; the system does if it is left out. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

export interface CheckedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** A request was not made because of where it would have gone. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

const PRIVATE: ReadonlySet<string> = new Set(["private", "uniqueLocal", "carrierGradeNat"]);
/** Where clouds answer questions about the machine that asks, in networks that may be allowed otherwise. */
const METADATA: ReadonlySet<string> = new Set(["100.100.100.200", "168.63.129.16", "fd00:ec2::254", "fd20:ce::254"]);
/** The part of the IPv6 space that is given out; everything else stands for something special. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether an address, as text of either family, may be connected to. One that stands for another is judged as that one. */
export function isReachable(address: string, networks: ReachableNetworks): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  if (METADATA.has(parsed.toString())) return false;
  const range = parsed.range();
  if (range === "loopback") return networks.loopback;
  if (PRIVATE.has(range)) return networks.private;
  return range === "unicast" && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_V6));
}

/**
 * The addresses of a host, all of them checked: connect to one of these and to no other, whatever the name means by then.
 * @param hostname as `URL` gives it: an address in brackets or dots, or a name
 * @throws {Unreachable} if it has no address, or one that may not be reached
 */
export async function checkedAddresses(hostname: string, networks: ReachableNetworks): Promise<readonly CheckedAddress[]> {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const found = isIP(host) === 0 ? await addressesOf(host, networks.resolve ?? resolveName) : [host];
  if (found.length === 0 || !found.every((address) => isReachable(address, networks))) throw new Unreachable("forbidden-address");
  return found.map((address) => ({ address, family: isIP(address) === 6 ? 6 : 4 }));
}

async function addressesOf(name: string, resolve: (name: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await resolve(name);
  } catch {
    throw new Unreachable("unknown-host");
  }
}

async function resolveName(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}
