import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { editorLoad, type Load, playerLoad, playerStylesLoad } from "../../../house/budgets.ts";
import type { Bench, Row } from "../row.ts";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));

/** What browsers load, gzipped, weighed as `npm run check` weighs it. */
export const bundleBench: Bench = {
  name: "bundles",
  screens: 0,
  run: async (): Promise<readonly Row[]> => {
    const built = new Map(
      readdirSync(DIST, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map(read),
    );
    return [playerLoad(built), playerStylesLoad(built), editorLoad(built)].map(toRow);
  },
};

function read({ parentPath, name }: { readonly parentPath: string; readonly name: string }): [string, Buffer] {
  const path = join(parentPath, name);
  return [path.slice(DIST.length).replaceAll("\\", "/"), readFileSync(path)];
}

function toRow({ what, bytes, budgetBytes }: Load): Row {
  return {
    what: `Size, gzip: ${what}`,
    floor: "",
    measured: kilobytes(bytes),
    target: `<= ${kilobytes(budgetBytes)}`,
    isMet: bytes > 0 && bytes <= budgetBytes,
    command: "npm run bench -- bundles",
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
