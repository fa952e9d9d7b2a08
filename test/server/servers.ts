import { startPostgres } from "./databases.ts";
import { type RunningServer, startServer } from "./running-server.ts";

/** The whole server on either database, for `describe.each(SERVERS)`. */
export const SERVERS = [
  { database: "sqlite", start: () => startServer() },
  { database: "postgres", start: startOnPostgres },
] as const;

async function startOnPostgres(): Promise<RunningServer> {
  const postgres = await startPostgres();
  const server = await startServer({ DATABASE_URL: postgres.url });
  return {
    ...server,
    async stop() {
      await server.stop();
      await postgres.stop();
    },
  };
}
