import { describe, expect, it } from "vitest";
import { isLicenceWelcome } from "../../house/licences.ts";
import { findLooseVersions, findUnwelcomeLicences } from "../../house/packages.ts";
import { tell } from "./planted.ts";

describe("exact versions", () => {
  it("refuses every version that could be another tomorrow", () => {
    const dependencies = { lit: "^3.3.3", pg: "~8.1.0", zod: "*", kysely: "0.29.9" };
    const devDependencies = { old: "npm:chrome-aws-lambda@2.1.1", older: "npm:@a/b@^1.0.0", pre: "18.4.0-beta.17" };
    expect(tell(findLooseVersions(JSON.stringify({ dependencies, devDependencies })))).toEqual([
      "package.json: lit needs an exact version, not ^3.3.3",
      "package.json: pg needs an exact version, not ~8.1.0",
      "package.json: zod needs an exact version, not *",
      "package.json: older needs an exact version, not npm:@a/b@^1.0.0",
    ]);
  });
});

describe("licences", () => {
  const lock = (packages: object) => JSON.stringify({ packages: { "": { license: "EUPL-1.2" }, ...packages } });

  it("refuses what a city may not pass on, and what says nothing, in the running product", () => {
    const packages = {
      "node_modules/mupdf": { version: "1.0.0", license: "AGPL-3.0" },
      "node_modules/a/node_modules/@b/silent": { version: "1.0.0" },
      "node_modules/tool": { version: "1.0.0", license: "GPL-3.0", dev: true },
      "node_modules/lit": { version: "3.3.3", license: "BSD-3-Clause" },
    };
    expect(tell(findUnwelcomeLicences(lock(packages), []))).toEqual([
      "package-lock.json: mupdf is under AGPL-3.0",
      "package-lock.json: @b/silent is under no stated licence",
    ]);
  });

  it("honours an exception for exactly the licence it was made for, and asks to remove an idle one", () => {
    const exceptions = [
      { package: /^libvips$/, licence: "LGPL-3.0-or-later", reason: "planted" },
      { package: /^gone$/, licence: "", reason: "planted" },
    ];
    const packages = { "node_modules/libvips": { license: "LGPL-3.0-or-later" } };
    expect(tell(findUnwelcomeLicences(lock(packages), exceptions))).toEqual(["house/licences.ts: the exception /^gone$/ is not needed"]);
  });

  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0)", true],
    ["MIT AND GPL-3.0", false],
    ["Apache-2.0 AND MIT", true],
    ["SEE LICENSE IN LICENSE", false],
    ["", false],
  ])("reads %s as welcome: %s", (expression, isWelcome) => {
    expect(isLicenceWelcome(expression)).toBe(isWelcome);
  });
});
