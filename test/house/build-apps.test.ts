import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type BuildWish, buildApps } from "../../house/build-apps.ts";
import { withPlanted } from "./planted.ts";

const repository = path.resolve(import.meta.dirname, "../..");

function smallApp(app: string): Readonly<Record<string, string>> {
  return {
    "package.json": '{ "type": "module" }',
    [`vite.${app}.config.ts`]: `export default { root: "${app}", build: { outDir: "../dist/${app}", emptyOutDir: true } };`,
    [`${app}/index.html`]: '<script type="module" src="/main.ts"></script>',
    [`${app}/main.ts`]: `document.title = "${app} 1";`,
  };
}

/** Plants two small apps, and a marker in their place of building, which only a new build would sweep away. */
async function wasRebuilt(wish: BuildWish, change: (root: string) => void): Promise<boolean> {
  return withPlanted({ ...smallApp("player"), ...smallApp("editor") }, async (root) => {
    symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules"));
    await buildApps(root, "stale");
    const page = path.join(root, "dist/player/index.html");
    writeFileSync(page, "marker");
    change(root);
    await Promise.all([buildApps(root, wish), buildApps(root, wish)]);
    return readFileSync(page, "utf8") !== "marker";
  });
}

describe("building player and editor", () => {
  it("does nothing when no source changed", async () => {
    expect(await wasRebuilt("stale", () => undefined)).toBe(false);
  });

  it("builds again when a source changed", async () => {
    expect(await wasRebuilt("stale", (root) => writeFileSync(path.join(root, "player/main.ts"), 'document.title = "2";'))).toBe(true);
  });

  it("is content with an old build when only a missing one matters", async () => {
    expect(await wasRebuilt("missing", (root) => writeFileSync(path.join(root, "player/main.ts"), 'document.title = "2";'))).toBe(false);
  });

  it("builds always when told to", async () => {
    expect(await wasRebuilt("all", () => undefined)).toBe(true);
  });
});
