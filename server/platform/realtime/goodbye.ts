import { setTimeout as pause } from "node:timers/promises";
import type { Server } from "socket.io";
import { refuse } from "./sockets.ts";

/** A small fleet is gone at once, ten thousand in five seconds. */
const MS_PER_SOCKET = 5;
const LONGEST_MS = 5000;
const TICK_MS = 50;

/**
 * Says goodbye to all who listen to a namespace, a few at a time, before the server ends. They hear it as Socket.IO's own end of a connection: a
 * player then comes back after up to 15 s by chance, where a line that just breaks brings it back within two. Whoever comes meanwhile is told
 * that the server is busy, and comes again as late.
 * @returns how many were told
 */
export async function sayGoodbye(io: Server, namespace: string): Promise<number> {
  const listeners = io.of(namespace);
  listeners.use((socket, next) => refuse(socket, next, "busy"));
  const sockets = [...listeners.sockets.values()];
  const ticks = Math.max(1, Math.floor(Math.min(LONGEST_MS, sockets.length * MS_PER_SOCKET) / TICK_MS));
  const atOnce = Math.ceil(sockets.length / ticks);
  for (let start = 0; start < sockets.length; start += atOnce) {
    if (start > 0) await pause(TICK_MS);
    for (const socket of sockets.slice(start, start + atOnce)) socket.disconnect(true);
  }
  return sockets.length;
}
