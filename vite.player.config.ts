import { defineConfig } from "vite";
import { bootScript } from "./house/player-build/boot-script.ts";
import { drawingsInPage } from "./house/player-build/drawings-in-page.ts";
import { noSpreadAfterOptional } from "./house/player-build/no-spread-after-optional.ts";
import { sheetsInPage } from "./house/player-build/sheets-in-page.ts";
import { shellList } from "./house/player-build/shell-list.ts";
import { shortPrivateMembers } from "./house/player-build/short-private-members.ts";
import { tightTemplates } from "./house/player-build/tight-templates.ts";
import { withoutLitHooks } from "./house/player-build/without-lit-hooks.ts";
import { PURE, withoutUnusedSchemas } from "./house/player-build/without-unused-schemas.ts";
import { DRAWINGS } from "./player/slides/drawings.ts";

/** Where the player lives; its page is `/play` itself. */
const BASE = "/play/";

export default defineConfig({
  root: "player",
  base: BASE,
  publicDir: false,
  plugins: [
    shortPrivateMembers(),
    sheetsInPage(),
    drawingsInPage(DRAWINGS),
    withoutUnusedSchemas(),
    withoutLitHooks(),
    tightTemplates(),
    noSpreadAfterOptional(),
    bootScript("player/boot.ts", BASE),
    shellList(BASE),
  ],
  build: {
    // All that Chromium 80 speaks. Said by the engine's name, `?.` would be rewritten everywhere for the sake of one rare form of it (see below).
    target: "es2020",
    cssTarget: "chrome80",
    // Slower than what Vite brings along, and a fiftieth smaller. Names that begin with `_$` are Lit's own, and all of it is in here.
    minify: "terser",
    terserOptions: {
      ecma: 2020,
      module: true,
      compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
      mangle: { properties: { regex: /^_\$/ } },
    },
    outDir: "../dist/player",
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: "player/index.html", sw: "player/shell/sw.ts" },
      treeshake: { manualPureFunctions: [PURE], propertyReadSideEffects: false },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
});
