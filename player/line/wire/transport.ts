/** What travels: text, or a buffer. */
export type Part = string | ArrayBuffer;

/** One way to the server, of which there are two. */
export interface Transport {
  /** The server has given the session this name. */
  readonly begin: (session: string) => void;
  readonly send: (text: string) => void;
  /** Ends it; nothing is told any more. */
  readonly close: () => void;
}

export interface TransportNews {
  readonly onPart: (part: Part) => void;
  /** It is gone, or never came about. Told once. */
  readonly onLost: () => void;
}

export type OpenTransport = (origin: string, news: TransportNews) => Transport;

/** Engine.IO, protocol 4. The name of the way follows. */
export const PATH = "/socket.io/?EIO=4&transport=";
