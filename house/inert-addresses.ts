/** An address that stands in a built file and is never fetched, or belongs to the device itself. */
export interface InertAddress {
  readonly prefix: string;
  readonly reason: string;
}

export const INERT_ADDRESSES: readonly InertAddress[] = [
  { prefix: "http://www.w3.org/", reason: "names of XML namespaces (SVG, MathML, XHTML)" },
  { prefix: "https://github.com/markedjs/marked", reason: "marked's error text asks for a bug report" },
  { prefix: "http://127.0.0.1:7310", reason: "the device itself: the helper that switches the panel of a screen" },
  { prefix: "https://prosemirror.net/docs/", reason: "ProseMirror's warning text explains itself there" },
  { prefix: "https://socket.io/docs/", reason: "socket.io's error text for a server of another generation" },
];
