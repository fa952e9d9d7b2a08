import { type BuildWish, buildApps } from "./build-apps.ts";

const WISHES: readonly string[] = ["all", "stale", "missing"] satisfies readonly BuildWish[];

function isWish(text: string): text is BuildWish {
  return WISHES.includes(text);
}

const wish = process.argv[2] ?? "all";
if (!isWish(wish)) throw new Error(`unknown wish ${wish}: say all, stale or missing`);
try {
  await buildApps(process.cwd(), wish);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
