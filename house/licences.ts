/** A package whose licence is not among the welcome ones, and why it may stay. */
export interface LicenceException {
  readonly package: RegExp;
  readonly licence: string;
  readonly reason: string;
}

const WELCOME: readonly string[] = [
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "MPL-2.0",
  "CC0-1.0",
  "OFL-1.1",
  "BlueOak-1.0.0",
  "Unlicense",
  "Python-2.0",
];

export const LICENCE_EXCEPTIONS: readonly LicenceException[] = [
  {
    package: /^@img\/sharp-libvips-/,
    licence: "LGPL-3.0-or-later",
    reason: "libvips is a shared library of its own, replaceable on disk, and its licence is compatible with the EUPL",
  },
  {
    package: /^@img\/sharp-win32-/,
    licence: "Apache-2.0 AND LGPL-3.0-or-later",
    reason: "the same libvips, delivered with sharp on Windows",
  },
  {
    package: /^@img\/sharp-wasm32$/,
    licence: "Apache-2.0 AND LGPL-3.0-or-later AND MIT",
    reason: "the same libvips, compiled for machines without a binary",
  },
  {
    package: /^(busboy|streamsearch|xmlhttprequest-ssl)$/,
    licence: "",
    reason: "MIT, stated in the older list form `licenses` of package.json, which the lock file does not copy",
  },
  {
    package: /^combine-errors$/,
    licence: "",
    reason: "MIT, stated in its Readme only; it comes with tus-js-client",
  },
  {
    package: /^argparse$/,
    licence: "PSF-2.0",
    reason: "Python's own licence, permissive and compatible with the EUPL; it only reads the command line of a tool that we do not run",
  },
  {
    package: /^date-holidays$/,
    licence: "(ISC AND CC-BY-3.0)",
    reason:
      "the code is ISC; the dates of holidays come from Wikipedia under CC-BY-3.0, which wants to be named: docs/architecture.md does",
  },
];

/** Reads an SPDX expression: of alternatives one must be welcome, of a combination every part. */
export function isLicenceWelcome(expression: string): boolean {
  const plain = expression.replace(/[()]/g, "");
  return plain.split(" OR ").some((option) => option.split(" AND ").every((part) => WELCOME.includes(part.trim())));
}
