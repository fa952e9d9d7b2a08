import type { AddressInfo } from "node:net";
import type { Server as Sockets } from "socket.io";
import type { Config } from "../config.ts";
import type { WebServer } from "./web-server.ts";

/** Below the ten seconds that containers and systemd units are usually given to stop. */
const CLOSE_WITHIN_MS = 3000;

/** Begins to listen. @returns where it answers, such as `http://localhost:3000` */
export async function listen({ server }: WebServer, config: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // The usual backlog of 511 makes a returning fleet wait for minutes.
    server.listen({ port: config.port, host: config.host, backlog: 4096 }, resolve);
  });
  return originOf(config, server.address() as AddressInfo);
}

/** Lets what is being answered finish, and then cuts what is not: half requests, held ones, slow uploads. */
export async function closeInTime(io: Sockets, { server }: WebServer): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
  await io.close();
  clearTimeout(impatience);
}

function originOf({ publicOrigin, tls, host }: Config, { port }: AddressInfo): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return publicOrigin ?? `${tls === null ? "http" : "https"}://${name}:${String(port)}`;
}
