import { Kysely } from "kysely";
import type { DatabaseSettings, Db } from "../../../server/platform/database/database.ts";
import { openSqlite } from "../../../server/platform/database/sqlite.ts";
import { sqliteDialect } from "../../../server/platform/database/sqlite-dialect.ts";

const ENDLESS_PAGES = 1_000_000_000;

/** The disk under a server's database, which can be made full or read-only while the server runs. */
export class OddDisk {
  #database: ReturnType<typeof openSqlite> | null = null;

  readonly open = (settings: DatabaseSettings): Db => {
    if (settings.kind !== "sqlite") throw new Error("This disk is for SQLite");
    this.#database = openSqlite(settings.file);
    return new Kysely({ dialect: sqliteDialect(this.#database) });
  };

  /** From now on the database may become no larger than it is. */
  fill(): void {
    this.#set("max_page_count", Number(this.#database?.pragma("page_count", { simple: true })));
  }

  makeReadOnly(): void {
    this.#set("query_only", 1);
  }

  mend(): void {
    this.#set("max_page_count", ENDLESS_PAGES);
    this.#set("query_only", 0);
  }

  #set(name: string, value: number): void {
    this.#database?.pragma(`${name} = ${String(value)}`);
  }
}
