import type { Plugin } from "vite";

/** Templates inside scripts are invisible to the minifier. */
export function tightTemplates(): Plugin {
  return {
    name: "tight-templates",
    transform: {
      filter: { id: /\/(?:player|templates)\/.*\.ts$/ },
      handler: (code) =>
        code
          .replace(/>\s*\n\s*(?=<|\$\{)/g, ">")
          .replace(/\n\s+(?=[.@][\w-]+=\$\{)/g, " ")
          .replace(/\}\s*\n\s*(?=<\/?[a-z]+|\$\{)/g, "}")
          .replace(/\n\s+(?=<\/?[a-z]+|[a-z]+=\$\{|>)/g, " "),
    },
  };
}
