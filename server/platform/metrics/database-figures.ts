import { stat } from "node:fs/promises";
import type { DatabaseSettings, DatabaseWatch } from "../database/database.ts";
import type { Metrics } from "./metrics.ts";

const KINDS = ["select", "insert", "update", "delete", "other"] as const;
type Kind = (typeof KINDS)[number];

/** Statements by kind and time, connections in use, and how large the files have grown. @returns what to open the database with */
export function databaseFigures(metrics: Metrics, settings: DatabaseSettings): DatabaseWatch {
  const took = metrics.histograms("database_query_seconds", "How long statements took, until their rows were there", "kind", KINDS);
  const failed = metrics.counter("database_query_failures_total", "Statements that the database refused");
  if (settings.kind === "sqlite") {
    metrics.gauge("database_file_bytes", "Size of the SQLite file and of its write-ahead log", "file", () => sizes(settings.file));
  }
  return {
    onStatement({ level, query, queryDurationMillis }) {
      took(kindOf(query.query.kind), queryDurationMillis / 1000);
      if (level === "error") failed();
    },
    onPool(pool) {
      metrics.gauge("database_pool_connections", "Connections to PostgreSQL, and work that waits for one", "state", () => ({
        busy: pool.totalCount - pool.idleCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
      }));
    },
  };
}

/** Kysely's name of a statement, such as `SelectQueryNode`. */
function kindOf(node: string): Kind {
  return KINDS.find((kind) => node.toLowerCase().startsWith(kind)) ?? "other";
}

async function sizes(file: string): Promise<Readonly<Record<string, number>>> {
  const bytes = (path: string) =>
    stat(path).then(
      ({ size }) => size,
      () => 0, // a log that has just been written back
    );
  return { main: await bytes(file), wal: await bytes(`${file}-wal`) };
}
