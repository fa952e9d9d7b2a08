import type { Plugin } from "vite";

/** What the scripts have instead. */
const FROM_PAGE = `
  export const DRAWINGS = {};
  for (const path of document.querySelector("#drawings").content.querySelectorAll("path")) DRAWINGS[path.id] = path.getAttribute("d");`;

/**
 * Puts the drawings of `player/slides/drawings.ts` into the page, where nothing has to read them as a program first.
 * @param drawings name to path
 */
export function drawingsInPage(drawings: Readonly<Record<string, string>>): Plugin {
  const paths = Object.entries(drawings).map(([name, d]) => `<path id="${name}" d="${d}"/>`);
  return {
    name: "drawings-in-page",
    apply: "build",
    enforce: "pre",
    load: (id) => (/\/slides\/drawings\.ts$/.test(id) ? FROM_PAGE : undefined),
    transformIndexHtml: () => [{ tag: "template", attrs: { id: "drawings" }, children: `<svg>${paths.join("")}</svg>`, injectTo: "body" }],
  };
}
