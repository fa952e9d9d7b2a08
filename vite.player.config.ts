import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";
import { withoutUncalled, withoutUnused } from "./house/trimmed-libraries.ts";

/** Where the player lives; its page is `/play` itself. */
const BASE = "/play/";

/**
 * Writes the list of all built files into the service worker, with a version that changes with any of them. Typefaces that few screens need
 * stand apart: these are kept once they are used.
 */
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
        const paths = shell.map(({ fileName }) => (fileName === "index.html" ? "/play" : BASE + fileName)).toSorted();
        const isRare = (path: string) => path.endsWith(".woff2") && !path.includes("atkinson");
        const files = paths.filter((path) => !isRare(path));
        const typefaces = createHash("sha256").update(paths.filter(isRare).join()).digest("hex").slice(0, 12);
        const list = JSON.stringify({ version: digest.digest("hex").slice(0, 12), files, typefaces });
        worker.code = worker.code.replace("__AUSHANG_SHELL__", list.replace(/["\\]/g, "\\$&"));
      },
    },
  };
}

/** Style sheets and templates inside scripts are invisible to the minifier. */
function tightTemplates(): Plugin {
  return {
    name: "tight-templates",
    transform: {
      filter: { id: /\/(?:player|templates)\/.*\.ts$/ },
      handler: (code) =>
        code
          .replace(/css`[^`]*`/g, tightSheet)
          .replace(/>\s*\n\s*(?=<|\$\{)/g, ">")
          .replace(/\n\s+(?=[.@][\w-]+=\$\{)/g, " ")
          .replace(/\}\s*\n\s*(?=<\/?[a-z]+|\$\{)/g, "}")
          .replace(/\n\s+(?=<\/?[a-z]+|[a-z]+=\$\{|>)/g, " "),
    },
  };
}

function tightSheet(sheet: string): string {
  if (sheet.includes("${")) throw new Error(`a player's style sheets are plain text, and this one is not: ${sheet}`);
  return sheet
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};:,>*]) ?/g, "$1")
    .replaceAll(";}", "}")
    .replace(/(?<=[\s(:,*])0(?=\.\d)/g, "");
}

/** Private members of our own classes. Only those that are spoken of in one way, as `this.name`, and that are no property of Lit get a short name. */
function shortPrivateMembers(): Plugin {
  const short = new Map<string, string>();
  return {
    name: "short-private-members",
    enforce: "pre",
    transform: {
      filter: { id: /\/player\/.*\.ts$/ },
      handler: (code) => {
        const members = [...code.matchAll(/^ {2}private (?:async |readonly |get )?(?!async|readonly)(\w{4,})\b/gm)].map(
          ([, name = ""]) => name,
        );
        return members.reduce((text, name) => {
          const spokenOtherwise = `(?<!this)\\??\\.${name}\\b|\\{[^{}]*\\b${name}\\b[^{}]*\\} = this|^ +${name}: \\{ (?:state|attribute):`;
          if (new RegExp(spokenOtherwise, "m").test(text)) return text;
          const known = short.get(name) ?? `$${short.size.toString(36)}`;
          short.set(name, known);
          // A dollar sign is doubled: alone it means something to `replace`.
          return text.replace(new RegExp(`(?<=this\\.|^ {2}private (?:async |readonly |get )?)${name}\\b`, "gm"), `$${known}`);
        }, code);
      },
    },
  };
}

/** The builder of schemas, under a name that no library has for anything else. */
const PURE = "pureSchemas";

/** Making a schema does nothing else: those the player does not use may go, and it uses none. */
function withoutUnusedSchemas(): Plugin {
  return {
    name: "without-unused-schemas",
    transform: {
      filter: { id: /\/domain\/.*\.ts$/ },
      handler: (code) =>
        code
          .replace("import * as z from", `import * as ${PURE} from`)
          .replace(/\bz(?=\s*\.)/g, PURE)
          .replace(/(?<=[:=(,] )(?=(?:lines?\(|short\(|uuid\.))/g, "/* @__PURE__ */ "),
    },
  };
}

/** Chromium before 91 stumbles over `f?.(...list)`: it spreads the list even if there is no `f`. */
function noSpreadAfterOptional(): Plugin {
  return {
    name: "no-spread-after-optional",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const found = file.type === "chunk" && /\?\.[\w$.]*\([^()]*\.\.\.[^()]*\)/.exec(file.code);
        if (found) this.error(`${file.fileName}: Chromium 80 cannot run ${found[0]}`);
      }
    },
  };
}

export default defineConfig({
  root: "player",
  base: BASE,
  publicDir: false,
  plugins: [
    withoutUnused(),
    withoutUncalled(),
    shortPrivateMembers(),
    withoutUnusedSchemas(),
    tightTemplates(),
    noSpreadAfterOptional(),
    shellList(),
  ],
  build: {
    // All that Chromium 80 speaks. Said by the engine's name, `?.` would be rewritten everywhere for the sake of one rare form of it (see below).
    target: "es2020",
    cssTarget: "chrome80",
    outDir: "../dist/player",
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: "player/index.html", sw: "player/sw.ts" },
      treeshake: { manualPureFunctions: [PURE], propertyReadSideEffects: false },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
});
