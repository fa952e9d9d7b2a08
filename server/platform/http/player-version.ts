import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const PAGE = fileURLToPath(new URL("../../../dist/player/index.html", import.meta.url));

/** Says which player this server serves: what its page names itself. Null while it has not been built. Read again only when the page is another. */
export function createPlayerVersion(page = PAGE): () => Promise<string | null> {
  let known: { readonly changedMs: number; readonly version: string | null } | undefined;
  return async () => {
    const changedMs = await stat(page).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    if (changedMs === null) return null;
    if (known?.changedMs !== changedMs) {
      known = { changedMs, version: /<html[^>]* data-version="([^"]+)"/.exec(await readFile(page, "utf8"))?.[1] ?? null };
    }
    return known.version;
  };
}
