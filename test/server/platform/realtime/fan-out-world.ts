import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { type Socket as ClientSocket, io } from "socket.io-client";
import { fanOutAdapter } from "../../../../server/platform/realtime/fan-out-adapter.ts";
import type { Versions } from "../../../../server/platform/realtime/fan-out-versions.ts";

export interface LogLine {
  readonly details: object;
  readonly message: string;
}

/** A real server with the fan-out adapter and real clients, all on loopback. */
export interface World {
  readonly io: Server;
  readonly port: number;
  readonly log: LogLine[];
  /** Connects a client and joins it to rooms; `heard` grows by every event it hears, as [event, ...arguments]. */
  join(options: { readonly rooms?: readonly string[]; readonly transports?: readonly string[] }): Promise<Screen>;
  close(): Promise<void>;
}

export interface Screen {
  readonly server: Socket;
  readonly client: ClientSocket;
  readonly heard: unknown[][];
  /** Resolves when the client has heard an event of this name. */
  until(event: string): Promise<void>;
}

export async function openWorld(options: { readonly installed?: Versions } = {}): Promise<World> {
  const http = createServer();
  const log: LogLine[] = [];
  const adapter = fanOutAdapter({ log: { warn: (details, message) => log.push({ details, message }) }, ...options });
  const server = new Server(http, { adapter, perMessageDeflate: false, serveClient: false });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  if (!isPort(address)) throw new Error("not listening on a port");
  const clients: ClientSocket[] = [];
  return {
    io: server,
    port: address.port,
    log,
    join: async ({ rooms = [], transports = ["websocket"] }) => {
      const screen = await join(server, address.port, transports);
      clients.push(screen.client);
      await screen.server.join([...rooms]);
      return screen;
    },
    close: async () => {
      for (const client of clients) client.disconnect();
      await server.close();
    },
  };
}

async function join(server: Server, port: number, transports: readonly string[]): Promise<Screen> {
  const client = io(`http://127.0.0.1:${String(port)}/player`, { transports: [...transports], forceNew: true, reconnection: false });
  const heard: unknown[][] = [];
  const waiting = new Map<string, () => void>();
  client.onAny((...event: unknown[]) => {
    heard.push(event);
    waiting.get(String(event[0]))?.();
  });
  const [accepted] = await Promise.all([
    new Promise<Socket>((resolve) => server.of("/player").once("connection", resolve)),
    new Promise<void>((resolve) => client.once("connect", resolve)),
  ]);
  return {
    server: accepted,
    client,
    heard,
    until: (name) => (heard.some((event) => event[0] === name) ? Promise.resolve() : new Promise((resolve) => waiting.set(name, resolve))),
  };
}

function isPort(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
