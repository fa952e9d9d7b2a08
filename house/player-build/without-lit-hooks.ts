import type { Plugin } from "vite";

/** What Lit's modules offer polyfills and its own tools: calls of a hook nobody sets here, and a list of versions nobody reads. */
const HOOKS =
  /(?:\w+\?\.|\w+\.litElementHydrateSupport\?\.)\(\{(?:LitElement|ReactiveElement):\w+\}\)|(?<=litHtmlPolyfillSupport;)\w+\?\.\(\w+,\w+\)/g;
const VERSIONS = /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g;

/** No polyfill and no rendering on a server comes before the player: it need not ask for them. */
export function withoutLitHooks(): Plugin {
  return {
    name: "without-lit-hooks",
    transform: {
      filter: { id: /\/(?:lit-html|lit-element|reactive-element)\.js$/ },
      handler(code) {
        const rest = code.replace(HOOKS, "0").replace(VERSIONS, "0");
        if (/(?:Versions\?\?=|HydrateSupport\?\.)/.test(rest)) this.error("Lit asks for its hooks in another way than before");
        return rest;
      },
    },
  };
}
