import * as z from "zod/mini";
import type { Finding } from "./finding.ts";
import { isLicenceWelcome, type LicenceException } from "./licences.ts";

const Versions = z.optional(z.record(z.string(), z.string()));
const PackageJson = z.object({ dependencies: Versions, devDependencies: Versions });
const PackageLock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.optional(z.string()),
      license: z.optional(z.string()),
      dev: z.optional(z.boolean()),
      devOptional: z.optional(z.boolean()),
    }),
  ),
});

/** Finds versions that could be another tomorrow: only exact ones are reproducible. */
export function findLooseVersions(packageJson: string): readonly Finding[] {
  const { dependencies, devDependencies } = PackageJson.parse(JSON.parse(packageJson));
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => ({ place: "package.json", message: `${name} needs an exact version, not ${version}` }));
}

/** Finds packages of the running product whose licence does not let a city use and pass them on under the EUPL. */
export function findUnwelcomeLicences(packageLock: string, exceptions: readonly LicenceException[]): readonly Finding[] {
  const { packages } = PackageLock.parse(JSON.parse(packageLock));
  const used = new Set<LicenceException>();
  const findings = Object.entries(packages).flatMap(([path, { license, dev, devOptional }]) => {
    if (path === "" || dev === true || devOptional === true || isLicenceWelcome(license ?? "")) return [];
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const exception = exceptions.find((one) => one.package.test(name) && one.licence === (license ?? ""));
    if (exception === undefined) return [{ place: "package-lock.json", message: `${name} is under ${license ?? "no stated licence"}` }];
    used.add(exception);
    return [];
  });
  const idle = exceptions.filter((exception) => !used.has(exception));
  return [
    ...findings,
    ...idle.map((one) => ({ place: "house/licences.ts", message: `the exception ${String(one.package)} is not needed` })),
  ];
}
