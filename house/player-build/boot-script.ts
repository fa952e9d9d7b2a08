import { readFileSync } from "node:fs";
import { minifySync, type Plugin, transformWithOxc } from "vite";

/** The oldest target the minifier knows. What is ES5 stays ES5 under it, but for its way of writing without spaces, which makes strings templates. */
const TARGET = "es2015";

/**
 * Puts the player's first script into its page: a classic one, which engines without modules run too, before everything else. Its types are
 * taken out and it is made small, but nothing in it is translated: it is written in what the oldest engine understands.
 * @param source the file, a path from the working directory
 * @param base the folder it is served from
 */
export function bootScript(source: string, base: string): Plugin {
  return {
    name: "boot-script",
    async generateBundle() {
      const { code } = await transformWithOxc(readFileSync(source, "utf8"), source, { target: TARGET });
      const small = minifySync("boot.js", code, { compress: { target: TARGET }, codegen: { removeWhitespace: false } });
      this.emitFile({ type: "asset", fileName: "boot.js", source: small.code.replace(/^\t+/gm, "") });
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "script", attrs: { src: `${base}boot.js` }, injectTo: "head-prepend" }],
    },
  };
}
