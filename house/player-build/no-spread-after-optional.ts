import type { Plugin } from "vite";

/** Chromium before 91 stumbles over `f?.(...list)`: it spreads the list even if there is no `f`. */
export function noSpreadAfterOptional(): Plugin {
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
