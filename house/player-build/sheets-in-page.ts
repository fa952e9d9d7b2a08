import type { Plugin } from "vite";

/** Stands between two sheets, and in none of them. */
const BETWEEN = "/*|*/";
const SHEET = /\bcss`([^`]*)`/g;

/** What the scripts have instead of Lit's own `css`, which makes sheets of texts. */
const FROM_PAGE = `
  const sheets = document.querySelector("#sheets").content.textContent.split("${BETWEEN}");
  export const css = (place) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheets[place]);
    return sheet;
  };
  export const adoptStyles = (root, sheets) => void (root.adoptedStyleSheets = sheets);
  export const getCompatibleStyle = (sheet) => sheet;
  export const CSSResult = undefined, unsafeCSS = undefined, supportsAdoptingStyleSheets = true;`;

/**
 * Puts the style sheets of elements into the page: a browser reads them once, as styles, instead of twice, as a script's text and then as styles.
 * In the scripts stays each sheet's place among them.
 */
export function sheetsInPage(): Plugin {
  const sheets: string[] = [];
  return {
    name: "sheets-in-page",
    apply: "build",
    enforce: "pre",
    buildStart() {
      sheets.length = 0;
    },
    load: (id) => (/reactive-element\/css-tag\.js$/.test(id) ? FROM_PAGE : undefined),
    transform: {
      filter: { id: /\/(?:player|templates)\/.*\.ts$/ },
      handler: (code) => code.replace(SHEET, (_, sheet: string) => `css(${String(sheets.push(tightSheet(sheet)) - 1)})`),
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "template", attrs: { id: "sheets" }, children: sheets.join(BETWEEN), injectTo: "body" }],
    },
  };
}

function tightSheet(sheet: string): string {
  if (/\$\{|[<&]/.test(sheet)) throw new Error(`a player's style sheets are plain text, in HTML too, and this one is not: ${sheet}`);
  return sheet
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};:,>*]) ?/g, "$1")
    .replaceAll(";}", "}")
    .replace(/(?<=[\s(:,*])0(?=\.\d)/g, "");
}
