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

/** Style sheets and templates inside scripts are invisible to the minifier. */
function tightTemplates(): Plugin {
  return {
    name: "tight-templates",
    transform: {
      filter: { id: /\/player\/.*\.ts$/ },
      handler: (code) =>
        code
          .replace(/css`[^`]*`/g, (sheet) => sheet.replace(/\s+/g, " ").replace(/ ?([{};:,>]) ?/g, "$1"))
          .replace(/>\s*\n\s*(?=<|\$\{)/g, ">")
          .replace(/\n\s+(?=[.@][\w-]+=\$\{)/g, " ")
          .replace(/\}\s*\n\s*(?=<\/?[a-z]+)/g, "}"),
    },
  };
}

/**
 * Parts of libraries that a player never runs: it speaks WebSocket or polls, makes its own manager of connections, and the policy of its page
 * forbids compiling code.
 */
const UNUSED: readonly (readonly [RegExp, string])[] = [
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, "export class WT {}"],
  [/zod\/v4\/core\/doc\.js$/, "export class Doc {}"],
  [
    /zod\/v4\/mini\/parse\.js$/,
    'export { parse, safeParse } from "../core/parse.js"; export const parseAsync = undefined, safeParseAsync = undefined;',
  ],
  // The browser takes addresses apart itself. The library puts the brackets of an IPv6 address back on.
  [
    /engine\.io-client\/build\/esm\/contrib\/parseuri\.js$/,
    `export const parse = (text) => {
      const { hostname, port, protocol } = new URL(text);
      return { host: hostname.replace(/^\\[|\\]$/g, ""), port, protocol: protocol.slice(0, -1) };
    };`,
  ],
  [
    /engine\.io-client\/build\/esm\/contrib\/parseqs\.js$/,
    "export const encode = (query) => new URLSearchParams(query).toString(); export const decode = undefined;",
  ],
  // It is sent playlists as buffers and sends none itself.
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    "export const isBinary = (value) => value instanceof ArrayBuffer; export const hasBinary = () => false;",
  ],
  // Polling is the second choice where no WebSocket gets through: the library's smaller way to do it is enough.
  [/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/, 'export { Fetch as XHR } from "./polling-fetch.js";'],
  [/socket\.io-client\/build\/esm\/index\.js$/, 'export { Manager } from "./manager.js";'],
];

function withoutUnused(): Plugin {
  return { name: "without-unused", enforce: "pre", load: (id) => UNUSED.find(([path]) => path.test(id))?.[1] };
}

/** What schemas could say of themselves to templates of strings and to frameworks; nobody asks. */
function withoutUnasked(): Plugin {
  return {
    name: "without-unasked",
    transform: {
      filter: { id: /zod\/v4\/core\/schemas\.js$/ },
      handler: (code) =>
        code
          .replace(/util\.defineLazyInternal\(inst, "pattern"/g, "/* @__PURE__ */ $&")
          .replace('util.hide(this, "~standard", standardProps(this))', "undefined"),
    },
  };
}

/** The smaller way to poll drops the error of an answer that breaks off in the middle: it would wait for the next ping to notice. */
function noticeBrokenPolls(): Plugin {
  return {
    name: "notice-broken-polls",
    transform: {
      filter: { id: /transports\/polling-fetch\.js$/ },
      handler(code) {
        const mended = code.replace("res.text().then", "return res.text().then");
        if (mended === code) this.error("the library's polling has changed: look whether it still drops errors");
        return mended;
      },
    },
  };
}

/** The builder of schemas, under a name that no library has for anything else. */
const PURE = "pureSchemas";

/** Making a schema does nothing else: those the player does not use may go. */
function withoutUnusedSchemas(): Plugin {
  return {
    name: "without-unused-schemas",
    transform: {
      filter: { id: /\/domain\/.*\.ts$/ },
      handler: (code) =>
        code
          .replace("import * as z from", `import * as ${PURE} from`)
          .replace(/\bz(?=\s*\.)/g, PURE)
          .replace(/(?<=[:=(,] )(?=(?:lines?\(|uuid\.))/g, "/* @__PURE__ */ "),
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
    withoutUnusedSchemas(),
    withoutUnasked(),
    noticeBrokenPolls(),
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
