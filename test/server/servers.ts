import { startPostgres } from "./databases.ts";
import { type RunningServer, startServer } from "./running-server.ts";

/** The whole server on either database, for `describe.each(SERVERS)`. */
export const SERVERS = [
  { database: "sqlite", start: (now?: () => number) => startServer({}, now) },
  { database: "postgres", start: startOnPostgres },
] as const;

async function startOnPostgres(now?: () => number): Promise<RunningServer> {
  const postgres = await startPostgres();
  const server = await startServer({ DATABASE_URL: postgres.url }, now);
  return {
    ...server,
    async stop() {
      await server.stop();
      await postgres.stop();
    },
  };
}
