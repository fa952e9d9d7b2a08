import type { Plugin } from "vite";

/** Parts of Lit that a player never runs. */
const UNUSED: readonly (readonly [RegExp, string])[] = [
  // Every engine a player runs on can make style sheets, and none of its sheets has anything to fill in.
  [
    /reactive-element\/css-tag\.js$/,
    `export const css = ([text]) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    };
    export const adoptStyles = (root, sheets) => void (root.adoptedStyleSheets = sheets);
    export const getCompatibleStyle = (sheet) => sheet;
    export const CSSResult = undefined, unsafeCSS = undefined, supportsAdoptingStyleSheets = true;`,
  ],
];

/** Leaves them out. */
export function withoutUnused(): Plugin {
  return { name: "without-unused", enforce: "pre", load: (id) => UNUSED.find(([path]) => path.test(id))?.[1] };
}

/**
 * Members of classes of libraries that a player never calls, what speaks of them, and what decides about what it never asks for. Said by their
 * names: a library that has changed is noticed here.
 */
const UNCALLED: readonly {
  readonly file: RegExp;
  readonly members: readonly string[];
  readonly instead: readonly (readonly [string, string])[];
}[] = [
  // No property of a player's elements is an attribute, and none is a controller's.
  {
    file: /reactive-element\/reactive-element\.js$/,
    members: ["addInitializer", "addController", "removeController", "_$ET", "_$AK", "_$Eu"],
    instead: [
      ["this._$Eh&&[...this._$Eh.keys()]", "[]"],
      ["this._$Eh=new Map;for(const[t,s]of this.elementProperties){const i=this._$Eu(t,s);void 0!==i&&this._$Eh.set(i,t)}", ""],
      ["converter:u,", ""],
      // It stays, for without it the browser would not ask which attributes there are, and that is when a class is made ready.
      ["this._$AK(t,i)", ""],
      ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ""],
      [
        "const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}",
        "",
      ],
      [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ""],
      [",this.constructor.l?.forEach(t=>t(this))", ""],
      [",void 0!==t.l&&(this.l=[...t.l])", ""],
      [",this._$EO?.forEach(t=>t.hostConnected?.())", ""],
      ["this._$EO?.forEach(t=>t.hostDisconnected?.())", ""],
      ["this._$EO?.forEach(t=>t.hostUpdate?.()),", ""],
      ["this._$EO?.forEach(t=>t.hostUpdated?.()),", ""],
      ["||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))", ""],
      ["this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),", ""],
    ],
  },
];

/** Leaves them out; fails when a library has changed, so that somebody looks again. */
export function withoutUncalled(): Plugin {
  return {
    name: "without-uncalled",
    transform(code, id) {
      const found = UNCALLED.find(({ file }) => file.test(id));
      if (!found) return null;
      const methods = this.parse(code)
        .body.flatMap((node) => ("declaration" in node && node.declaration) || node)
        .flatMap((node) => (node.type === "ClassDeclaration" ? node.body.body : []))
        .filter(
          (member) => member.type === "MethodDefinition" && member.key.type === "Identifier" && found.members.includes(member.key.name),
        );
      if (methods.length < found.members.length) this.error(`${id} has changed: look what a player calls of it`);
      let shorter = code;
      for (const { start, end } of methods.toReversed()) shorter = shorter.slice(0, start) + shorter.slice(end);
      for (const [old, fresh] of found.instead) {
        if (!shorter.includes(old)) this.error(`${id} has changed: ${old} is not there`);
        shorter = shorter.replaceAll(old, fresh);
      }
      return { code: shorter, map: null };
    },
  };
}
