import type { Plugin } from "vite";

/** Private members of our own classes. Only those that are spoken of in one way, as `this.name`, and that are no property of Lit get a short name. */
export function shortPrivateMembers(): Plugin {
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
