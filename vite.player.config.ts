import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";

/** Where the player lives; its page is `/play` itself. */
const BASE = "/play/";

/** Writes the list of all built files into the service worker, with a version that changes with any of them. */
function shellList(): Plugin {
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
        const files = shell.map(({ fileName }) => (fileName === "index.html" ? "/play" : BASE + fileName)).toSorted();
        const list = JSON.stringify({ version: digest.digest("hex").slice(0, 12), files });
        worker.code = worker.code.replace("__AUSHANG_SHELL__", list.replace(/["\\]/g, "\\$&"));
      },
    },
  };
}

/** Style sheets inside scripts are invisible to the minifier. */
function tightStyles(): Plugin {
  return {
    name: "tight-styles",
    transform: {
      filter: { id: /\/player\/.*\.ts$/ },
      handler: (code) => code.replace(/css`[^`]*`/g, (sheet) => sheet.replace(/\s+/g, " ").replace(/ ?([{};:,>]) ?/g, "$1")),
    },
  };
}

export default defineConfig({
  root: "player",
  base: BASE,
  publicDir: false,
  plugins: [tightStyles(), shellList()],
  build: {
    target: "chrome80",
    outDir: "../dist/player",
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: "player/index.html", sw: "player/sw.ts" },
      // Schemas the player does not use go, although they were made by calls.
      treeshake: { manualPureFunctions: ["z", "line", "lines", "uuid"] },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
});
