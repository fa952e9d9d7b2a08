import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/**
 * Writes the list of all built files into the service worker, with a version that changes with any of them, which the page is told too. Typefaces that few screens need
 * stand apart: these are kept once they are used.
 */
export function shellList(base: string): Plugin {
  return {
    name: "shell-list",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") throw new Error("the service worker was not built");
        const shell = Object.values(bundle).filter(({ fileName }) => fileName !== "sw.js");
        const digest = createHash("sha256");
        for (const file of shell.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
          digest.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
        }
        const paths = shell.map(({ fileName }) => (fileName === "index.html" ? "/play" : base + fileName)).toSorted();
        const isRare = (path: string) => path.endsWith(".woff2") && !path.includes("atkinson");
        const files = paths.filter((path) => !isRare(path));
        const typefaces = createHash("sha256").update(paths.filter(isRare).join()).digest("hex").slice(0, 12);
        const version = digest.digest("hex").slice(0, 12);
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("the page was not built");
        page.source = String(page.source).replace("<html", `<html data-version="${version}"`);
        const list = JSON.stringify({ version, files, typefaces });
        worker.code = worker.code.replace("__AUSHANG_SHELL__", list.replace(/["\\]/g, "\\$&"));
      },
    },
  };
}
