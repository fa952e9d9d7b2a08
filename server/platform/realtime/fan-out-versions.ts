import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import * as z from "zod/mini";

/**
 * The versions whose private fields `fan-out-wire.ts` was written and tested against. After an update, read the changes of these
 * packages, run the fan-out tests, then move the table along: until then broadcasts take the ordinary way.
 */
export const KNOWN_VERSIONS: Versions = {
  "socket.io": "4.8.4",
  "socket.io-adapter": "2.5.8",
  "engine.io": "6.6.12",
  ws: "8.21.3",
};

/** Versions by package name. */
export type Versions = Readonly<Record<string, string>>;

/** Reads what is installed, each package as the one that uses it sees it. A package that cannot be found is "missing". */
export function installedVersions(): Versions {
  const socketIo = manifestOf("socket.io", import.meta.url);
  const engineIo = manifestOf("engine.io", socketIo);
  return {
    "socket.io": versionIn(socketIo),
    "socket.io-adapter": versionIn(manifestOf("socket.io-adapter", socketIo)),
    "engine.io": versionIn(engineIo),
    ws: versionIn(manifestOf("ws", engineIo)),
  };
}

/** Lists the packages that are not as tested, as "name found instead of known"; empty means all is known. */
export function differingVersions(installed: Versions): readonly string[] {
  return Object.entries(KNOWN_VERSIONS)
    .filter(([name, known]) => installed[name] !== known)
    .map(([name, known]) => `${name} ${installed[name] ?? "missing"} instead of ${known}`);
}

function manifestOf(name: string, base: string | undefined): string | undefined {
  if (base === undefined) return undefined;
  try {
    return findPackageJSON(name, base);
  } catch {
    return undefined; // not installed as a package: reported as "missing"
  }
}

const Manifest = z.object({ version: z.string() });

function versionIn(manifest: string | undefined): string {
  if (manifest === undefined) return "missing";
  return Manifest.parse(JSON.parse(readFileSync(manifest, "utf8"))).version;
}
