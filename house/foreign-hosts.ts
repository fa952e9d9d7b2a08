import { type Finding, placeOf } from "./finding.ts";
import type { InertAddress } from "./inert-addresses.ts";

const ADDRESS = /\b(?:https?|wss?|ftp):\\?\/\\?\/(?:[\w-]+\.)*[\w-]+[^\s"'`<>(){}\\,;]*/g;
const RELATIVE_SCHEME = /(?:\b(?:src|href|action)=["']?|url\(["']?|@import\s+["'])(\/\/[\w.-]+)/g;

/** RFC 2606 keeps these names for examples: nobody will ever answer there. */
const RESERVED = /^https?:\/\/(?:[\w-]+\.)*example\.?(?=[/:?#]|$)/;

/**
 * Finds addresses of other hosts in built files: a screen and an editor talk to their own server only.
 * @param built path in `dist/` to text
 */
export function findForeignHosts(built: ReadonlyMap<string, string>, inert: readonly InertAddress[]): readonly Finding[] {
  return [...built].flatMap(([file, text]) =>
    text.split("\n").flatMap((line, index) =>
      addressesIn(line)
        .filter((address) => !RESERVED.test(address) && !inert.some(({ prefix }) => address.startsWith(prefix)))
        .map((address) => ({ place: placeOf(file, index + 1), message: `names the foreign address ${address}` })),
    ),
  );
}

function addressesIn(line: string): readonly string[] {
  const absolute = [...line.matchAll(ADDRESS)].map(([address]) => address.replaceAll("\\", ""));
  return [...absolute, ...[...line.matchAll(RELATIVE_SCHEME)].map(([, address = ""]) => address)];
}
