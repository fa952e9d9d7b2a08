import { DAY_MS } from "../../../domain/model/time.ts";
import { number, object, readJson, text } from "../../shape.ts";
import type { OpenTransport, Part } from "./transport.ts";

/** What both sides speak over a transport: packets of Engine.IO. */
export interface Session {
  readonly send: (message: string) => void;
  readonly close: () => void;
}

export interface SessionNews {
  readonly onOpen: () => void;
  readonly onMessage: (message: Part) => void;
  /** It is over, or never began. Told once. */
  readonly onLost: () => void;
}

const OPEN = "0";
const PING = "2";
const PONG = "3";
const MESSAGE = "4";
const NOOP = "6";

interface Welcome {
  readonly sid: string;
  readonly pingInterval: number;
  readonly pingTimeout: number;
}
const welcome = object<Welcome>({
  sid: text,
  pingInterval: number(1, DAY_MS),
  pingTimeout: number(1, DAY_MS),
});

/** A session is lost when the transport is, when the server falls silent for longer than it promised, and when what answers is no server of ours. */
export function openSession(origin: string, open: OpenTransport, { onOpen, onMessage, onLost }: SessionNews): Session {
  let silence: ReturnType<typeof setTimeout> | undefined;
  let patienceMs = 0;
  const transport = open(origin, { onPart: take, onLost: lose });
  const send = (packet: string) => transport.send(packet);

  function take(part: Part): void {
    heard();
    const kind = typeof part === "string" ? part.slice(0, 1) : MESSAGE;
    const content = typeof part === "string" ? part.slice(1) : part;
    if (kind === MESSAGE) onMessage(content);
    else if (kind === PING) send(PONG);
    else if (kind === OPEN) begin(readJson(welcome, `${content}`));
    else if (kind !== NOOP) lose();
  }

  function begin(said: Welcome | null): void {
    if (said) {
      patienceMs = said.pingInterval + said.pingTimeout;
      transport.begin(said.sid);
      heard();
      onOpen();
    } else lose();
  }

  function heard(): void {
    clearTimeout(silence);
    if (patienceMs > 0) silence = setTimeout(lose, patienceMs);
  }

  function close(): void {
    clearTimeout(silence);
    patienceMs = 0;
    transport.close();
  }

  function lose(): void {
    close();
    onLost();
  }

  return { send: (message) => send(`${MESSAGE}${message}`), close };
}
