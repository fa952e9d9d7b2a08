import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { defineConfig, type Plugin } from "vite";
import { ICON_NAMES } from "./editor/elements/icon-names.ts";

/** Gives the editor the drawings of the icons it uses, and only those, as data: nothing of it is ever parsed as markup. */
function iconNodes(): Plugin {
  const id = "virtual:icon-nodes";
  return {
    name: "aushang-icon-nodes",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(resolved) {
      if (resolved !== `\0${id}`) return;
      const file = createRequire(import.meta.url).resolve("lucide-static/icon-nodes.json");
      const all: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"));
      const missing = ICON_NAMES.filter((name) => !(name in all));
      if (missing.length > 0) this.error(`lucide-static has no icon ${missing.join(", ")}`);
      return `export default ${JSON.stringify(Object.fromEntries(ICON_NAMES.map((name) => [name, all[name]])))};`;
    },
  };
}

export default defineConfig({
  root: "editor",
  base: "/",
  publicDir: "public",
  plugins: [iconNodes()],
  build: {
    outDir: "../dist/editor",
    emptyOutDir: true,
    target: ["chrome125", "firefox128", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      "/api": "http://localhost:8080",
      "/media": "http://localhost:8080",
      "/socket.io": { target: "ws://localhost:8080", ws: true },
    },
  },
});
