import { RawClient } from "../../../server/fleet/wire/raw-client.ts";
import { type Arrivals, playlistHashIn } from "./arrivals.ts";

/** Connects `count` clients to a bare WebSocket server, at most `inFlight` at a time. Fails if one is closed. */
export async function connectBare(port: number, count: number, inFlight: number, arrivals: Arrivals): Promise<void> {
  let started = 0;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      new RawClient({ host: "127.0.0.1", port }, "/", {
        onOpen: resolve,
        onFrame: (beginning, length) => arrivals.take(length, playlistHashIn(beginning)),
        onClose: () => reject(new Error("a client was closed")),
      });
    });
  const lane = async (): Promise<void> => {
    while (started < count) {
      started += 1;
      await one();
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, count) }, lane));
}
