import { createServer } from "node:net";

/** Where the system begins to give ports to those who ask for any (Linux: 32768). */
const GIVEN_AWAY_FROM = 32_768;
const FIRST = 10_240;
/** Tests run side by side: each worker has a share of its own, so that none takes a port whose server is away for a moment. */
const SHARES = 8;
const SHARE = (GIVEN_AWAY_FROM - FIRST) / SHARES;
const given = new Set<number>();

/** A free port of loopback that stays free while its server is away: nobody is given one of these who asks for any. */
export async function ownPort(): Promise<number> {
  const worker = Number(process.env["VITEST_POOL_ID"] ?? 0) % SHARES;
  for (;;) {
    const port = FIRST + worker * SHARE + Math.floor(Math.random() * SHARE);
    if (given.has(port)) continue;
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    given.add(port);
    return port;
  }
}
