import type { Plugin } from "vite";

/** The builder of schemas, under a name that no library has for anything else. */
export const PURE = "pureSchemas";

/** Making a schema does nothing else: those the player does not use may go, and it uses none. */
export function withoutUnusedSchemas(): Plugin {
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
