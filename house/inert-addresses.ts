/** An address that stands in a built file and is never fetched. */
export interface InertAddress {
  readonly prefix: string;
  readonly reason: string;
}

export const INERT_ADDRESSES: readonly InertAddress[] = [
  { prefix: "http://www.w3.org/", reason: "names of XML namespaces (SVG, MathML, XHTML)" },
  { prefix: "https://socket.io/docs/", reason: "socket.io's error text for a server of another generation" },
];
