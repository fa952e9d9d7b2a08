import { createServer } from "node:net";

/** Where the system begins to give ports to those who ask for any (Linux: 32768). */
const GIVEN_AWAY_FROM = 32_768;
const FIRST = 10_240;

/** A free port of loopback that stays free while its server is away: nobody is given one of these who asks for any. */
export async function ownPort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (GIVEN_AWAY_FROM - FIRST));
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
