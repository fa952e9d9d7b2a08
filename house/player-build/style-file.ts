import path from "node:path";
import type { Plugin } from "vite";

/** Stands between two sheets, and in none of them. */
const BETWEEN = "/*|*/";
const NAME = "sheets.css";
const SHEET = /\bcss`([^`]*)`/g;
const LOADER = path.resolve(import.meta.dirname, "../../player/stage/style-file.ts");

/**
 * Puts the style sheets of elements into one file beside the program: a browser reads them once, as styles, instead of twice, as a script's text
 * and then as styles. In the scripts stays each sheet's place in that file. `player/stage/style-file.ts` fills them at the start.
 */
export function styleFile(): Plugin {
  const sheets: string[] = [];
  return {
    name: "style-file",
    apply: "build",
    enforce: "pre",
    buildStart() {
      sheets.length = 0;
    },
    // Lit's own `css` makes sheets of texts; ours only names them.
    load: (id) => (/reactive-element\/css-tag\.js$/.test(id) ? CSS_TAG : undefined),
    transform: {
      filter: { id: /\/(?:player|templates)\/.*\.ts$/ },
      handler: (code) => code.replace(SHEET, (_, sheet: string) => `css(${String(sheets.push(tightSheet(sheet)) - 1)})`),
    },
    buildEnd() {
      this.emitFile({ type: "asset", name: NAME, source: sheets.join(BETWEEN) });
    },
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const file = Object.values(bundle ?? {}).find((one) => one.type === "asset" && one.names.includes(NAME));
        if (!file) throw new Error("the style file was not built");
        const href = `/play/${file.fileName}`;
        // On its way while the scripts are read, not only afterwards.
        const early = { tag: "link", attrs: { rel: "preload", as: "fetch", crossorigin: true, href }, injectTo: "head" } as const;
        return [early, { tag: "meta", attrs: { name: "styles", content: href }, injectTo: "head" }];
      },
    },
  };
}

const CSS_TAG = `
  export { sheetAt as css } from ${JSON.stringify(LOADER)};
  export const adoptStyles = (root, sheets) => void (root.adoptedStyleSheets = sheets);
  export const getCompatibleStyle = (sheet) => sheet;
  export const CSSResult = undefined, unsafeCSS = undefined, supportsAdoptingStyleSheets = true;`;

function tightSheet(sheet: string): string {
  if (sheet.includes("${")) throw new Error(`a player's style sheets are plain text, and this one is not: ${sheet}`);
  return sheet
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};:,>*]) ?/g, "$1")
    .replaceAll(";}", "}")
    .replace(/(?<=[\s(:,*])0(?=\.\d)/g, "");
}
