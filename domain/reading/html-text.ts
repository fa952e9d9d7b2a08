const ELEMENTS =
  "a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|" +
  "h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|option|p|picture|pre|q|s|samp|script|section|select|" +
  "small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|track|tt|u|ul|var|video|wbr";
const TAG = new RegExp(`</?(?:${ELEMENTS})(?:[\\s/][^<>]*)?>`, "gi");
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** Takes the tags of HTML elements and comments out. What only looks like a tag, such as `<Name>`, is text and stays. */
export function withoutTags(html: string): string {
  return html.replace(COMMENT, "").replace(TAG, "");
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  shy: "\u00ad",
  euro: "€",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  ndash: "–",
  hellip: "…",
  bdquo: "„",
  ldquo: "“",
};
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi;

/** Replaces the character references people and editors write; unknown ones stay as typed. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (typed, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? typed) : typed;
    return character(decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal)) ?? typed;
  });
}

/** Control characters, lone surrogates and numbers beyond Unicode are no characters to show. */
function character(code: number): string | null {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isControl || isSurrogate || code > 0x10ffff ? null : String.fromCodePoint(code);
}
