import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createNetServer, type Socket } from "node:net";

const PAGE = "<!doctype html><title>Willkommen im WLAN</title><p>Bitte melden Sie sich an.";

/** What stands where the server was: it answers whatever is asked with a page of its own, status 200. */
export interface Portal {
  readonly asked: string[];
  close(): Promise<void>;
}

/** @param origin whose place it takes; nobody else may be there */
export async function openPortal(origin: string): Promise<Portal> {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
  });
  server.listen(Number(new URL(origin).port));
  await once(server, "listening");
  return {
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A way to the server that can fall silent without hanging up, as behind a firewall that forgot the connection. */
export interface SilentWay {
  readonly origin: string;
  /** Whatever is connected now hears nothing any more, and neither does the server. What connects later gets through. */
  swallow(): void;
  /** How many connections were made. */
  readonly made: number;
  close(): Promise<void>;
}

export async function openSilentWay(to: string): Promise<SilentWay> {
  const { port } = new URL(to);
  const pairs: (readonly [Socket, Socket])[] = [];
  const server = createNetServer((near) => {
    const far = connect(Number(port), "localhost");
    pairs.push([near, far]);
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => near.write(bytes));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  server.listen(0);
  await once(server, "listening");
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    get made() {
      return pairs.length;
    },
    swallow() {
      for (const end of pairs.flat()) end.removeAllListeners("data").resume();
    },
    close: async () => {
      for (const end of pairs.flat()) end.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
