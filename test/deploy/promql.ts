/** A figure as an expression asks for it, with the labels it looks at. */
export interface Asked {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly value: string }[];
}

/** Words of PromQL that stand where a name could. */
const WORDS = new Set(["and", "or", "unless", "on", "ignoring", "group_left", "group_right", "bool", "offset"]);
/** Labels named for grouping, which are no figures. */
const GROUPING = /\b(?:by|without)\s*\([^)]*\)/g;

/** The figures in an expression of Prometheus. It need not know the language, only where names stand. */
export function askedIn(expression: string): readonly Asked[] {
  const names = expression.replace(GROUPING, " ").matchAll(/([a-zA-Z_:][\w:]*)\s*(\(|\{[^}]*\})?|"[^"]*"|\d[\w.]*|\[[^\]]*\]/g);
  return [...names].flatMap(([, name, after = ""]) => {
    if (name === undefined || after === "(" || WORDS.has(name)) return [];
    const matchers = [...after.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label = "", value = ""]) => ({ label, value }));
    return [{ name, matchers }];
  });
}

/** Every text under such a key, however deep. */
export function textsUnder(key: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsUnder(key, item));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === key && typeof inner === "string" ? [inner] : textsUnder(key, inner)));
}
