import path from "node:path";
import type { Plugin } from "vite";

/**
 * Parts of libraries that a player never runs: it speaks WebSocket or polls, makes its own manager of connections, and the policy of its page
 * forbids compiling code.
 */
const own = (file: string) => `export * from ${JSON.stringify(`${path.resolve(import.meta.dirname, "../player/wire", file)}`)};`;
const UNUSED: readonly (readonly [RegExp, string])[] = [
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, "export class WT {}"],
  // The browser takes addresses apart itself. The library puts the brackets of an IPv6 address back on.
  [
    /engine\.io-client\/build\/esm\/contrib\/parseuri\.js$/,
    `export const parse = (text) => {
      const { hostname, port, protocol } = new URL(text);
      return { host: hostname.replace(/^\\[|\\]$/g, ""), port, protocol: protocol.slice(0, -1) };
    };`,
  ],
  [
    /engine\.io-client\/build\/esm\/contrib\/parseqs\.js$/,
    "export const encode = (query) => new URLSearchParams(query).toString(); export const decode = undefined;",
  ],
  [/socket\.io-parser\/build\/esm\/index\.js$/, own("socket-packets.ts")],
  [/engine\.io-parser\/build\/esm\/index\.js$/, own("engine-packets.ts")],
  [/@socket\.io\/component-emitter\/lib\/esm\/index\.js$/, own("emitter.ts")],
  // It sends short messages: their length need not be counted without their bytes.
  [
    /engine\.io-client\/build\/esm\/util\.js$/,
    `export const pick = () => ({});
    export const installTimerFunctions = (object) => {
      object.setTimeoutFn = setTimeout.bind(globalThis);
      object.clearTimeoutFn = clearTimeout.bind(globalThis);
    };
    export const byteLength = (text) => new Blob([text]).size;
    export const randomString = () => Math.random().toString(36).slice(2);`,
  ],
  [
    /engine\.io-client\/build\/esm\/globals(?:\.node)?\.js$/,
    `export const nextTick = (work) => Promise.resolve().then(work);
    export const globalThisShim = globalThis, defaultBinaryType = "arraybuffer", createCookieJar = () => undefined;`,
  ],
  [
    /socket\.io-client\/build\/esm\/contrib\/backo2\.js$/,
    `export class Backoff {
      attempts = 0;
      constructor(options) { this.options = options; }
      reset() { this.attempts = 0; }
      duration() {
        const { min, max, jitter } = this.options, ms = min * 2 ** this.attempts++, chance = Math.random(), byMs = Math.floor(chance * jitter * ms);
        return Math.min(Math.floor(chance * 10) & 1 ? ms + byMs : ms - byMs, max) | 0;
      }
    }`,
  ],
  // Polling is the second choice where no WebSocket gets through: the library's smaller way to do it is enough.
  [/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/, 'export { Fetch as XHR } from "./polling-fetch.js";'],
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
  [/socket\.io-client\/build\/esm\/index\.js$/, 'export { Manager } from "./manager.js";'],
];

/** Leaves them out. */
export function withoutUnused(): Plugin {
  return { name: "without-unused", enforce: "pre", load: (id) => UNUSED.find(([path]) => path.test(id))?.[1] };
}

/** The smaller way to poll drops the error of an answer that breaks off in the middle: it would wait for the next ping to notice. */
export function noticeBrokenPolls(): Plugin {
  return {
    name: "notice-broken-polls",
    transform: {
      filter: { id: /transports\/polling-fetch\.js$/ },
      handler(code) {
        const mended = code.replace("res.text().then", "return res.text().then");
        if (mended === code) this.error("the library's polling has changed: look whether it still drops errors");
        return mended;
      },
    },
  };
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
  {
    file: /socket\.io-client\/build\/esm\/socket\.js$/,
    members: [
      ...["send", "close", "compress", "volatile", "disconnected", "_addToQueue", "_drainQueue", "notifyOutgoingListeners"],
      ...["onAny", "prependAny", "offAny", "listenersAny"],
      ...["onAnyOutgoing", "prependAnyOutgoing", "offAnyOutgoing", "listenersAnyOutgoing"],
    ],
    instead: [
      ["this._drainQueue(true);", ""],
      ["this.notifyOutgoingListeners(packet);", ""],
      ["this._opts.retries &&", "false &&"],
      [
        "It seems you are trying to reach a Socket.IO server in v2.x with a v3.x client, but they are not compatible (more information here: https://socket.io/docs/v3/migrating-from-2-x-to-3-0/)",
        "old server",
      ],
      ["this._anyListeners &&", "false &&"],
      ["this.flags.volatile && ", "false && "],
    ],
  },
  {
    file: /socket\.io-client\/build\/esm\/manager\.js$/,
    members: [
      ...["connect", "disconnect", "timeout"],
      ...["reconnection", "reconnectionAttempts", "reconnectionDelay", "reconnectionDelayMax", "randomizationFactor"],
    ],
    instead: [
      ["this.opts.autoUnref", "false"],
      ["this.reconnection(opts.reconnection !== false)", "this._reconnection = true"],
      ["this.reconnectionAttempts(opts.reconnectionAttempts || Infinity)", "this._reconnectionAttempts = Infinity"],
      ["this.reconnectionDelay(opts.reconnectionDelay || 1000);", ""],
      ["this.reconnectionDelayMax(opts.reconnectionDelayMax || 5000);", ""],
      ["this.randomizationFactor((_a = opts.randomizationFactor) !== null && _a !== void 0 ? _a : 0.5);", ""],
      ["this.timeout(null == opts.timeout ? 20000 : opts.timeout)", "this._timeout = opts.timeout"],
      ["this.reconnectionDelay()", "opts.reconnectionDelay"],
      ["this.reconnectionDelayMax()", "opts.reconnectionDelayMax"],
      ["this.randomizationFactor()", "opts.randomizationFactor"],
    ],
  },
  {
    file: /engine\.io-client\/build\/esm\/socket\.js$/,
    // A line that polls is begun anew from time to time (see connection.ts): nothing is upgraded.
    members: ["send", "_probe", "_filterUpgrades"],
    instead: [
      ['"open" === this.readyState && this.opts.upgrade', "false"],
      ["this._filterUpgrades(data.upgrades)", "[]"],
      ["this.opts.autoUnref", "false"],
      ["this.opts.closeOnBeforeunload", "false"],
      ["opts.transportImplementations && opts.transports", "false"],
      ["this.opts.rememberUpgrade &&", "false &&"],
      ['typeof location !== "undefined"', "true"],
      ['typeof addEventListener === "function" &&\n    typeof removeEventListener === "function"', "true"],
      ['typeof this.opts.query === "string"', "false"],
      ["else if (opts.host)", "else if (false)"],
      ['uri && "object" === typeof uri', "false"],
      [
        'opts.transportImplementations ||\n            (((_a = opts.transports) === null || _a === void 0 ? void 0 : _a.length) && typeof opts.transports[0] === "function")',
        "false",
      ],
    ],
  },
  {
    file: /engine\.io-client\/build\/esm\/transports\/websocket\.js$/,
    members: [],
    instead: [
      [
        'typeof navigator !== "undefined" &&\n    typeof navigator.product === "string" &&\n    navigator.product.toLowerCase() === "reactnative"',
        "false",
      ],
      [
        'pick(this.opts, "agent", "perMessageDeflate", "pfx", "key", "passphrase", "cert", "ca", "ciphers", "rejectUnauthorized", "localAddress", "protocolVersion", "origin", "maxPayload", "family", "checkServerIdentity")',
        "{}",
      ],
      ["globalThis.WebSocket || globalThis.MozWebSocket", "WebSocket"],
      ["this.opts.autoUnref", "false"],
    ],
  },
  { file: /engine\.io-client\/build\/esm\/transports\/polling\.js$/, members: ["pause"], instead: [] },
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

/** What the libraries of the connection call their own: nobody else speaks of it, so its names may be short. */
export function shortPrivateNames(): Plugin {
  const short = new Map<string, string>();
  return {
    name: "short-private-names",
    transform: {
      filter: { id: /(?:engine|socket)\.io-client\/build\/esm\// },
      handler: (code) =>
        code.replace(/\b_[a-z]\w{3,}\b/gi, (name) => {
          const known = short.get(name) ?? `_${short.size.toString(36)}`;
          short.set(name, known);
          return known;
        }),
    },
  };
}
