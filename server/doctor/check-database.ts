import { existsSync } from "node:fs";
import type Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { type Db, openDatabase } from "../platform/database/database.ts";
import { doneMigrations, knownMigrations } from "../platform/database/migrate.ts";
import { openSqlite, sqliteVersion } from "../platform/database/sqlite.ts";
import { findSqliteDamage } from "../platform/database/sqlite-damage.ts";
import { bad, type Check, type Finding, ok, reasonOf, warning } from "./finding.ts";

const LOCK_PATIENCE_MS = 2000;

/** Whether the database answers, is intact, keeps what it has acknowledged, can be written and has the schema of this version. */
export const checkDatabase: Check = async ({ config: { database } }) => {
  if (database.kind === "sqlite" && !existsSync(database.file)) return [noFile(database.file)];
  const looked = database.kind === "sqlite" ? lookAtSqlite(database.file) : await lookAtPostgres(database.url);
  if (looked.state === "bad") return [looked];
  const db = openDatabase(database);
  try {
    return [looked, ...(await findOtherSchema(db))];
  } finally {
    await db.destroy();
  }
};

function lookAtSqlite(file: string): Finding {
  let database: InstanceType<typeof Sqlite> | null = null;
  try {
    const damage = findSqliteDamage(file);
    if (damage !== null) return damaged(file, damage);
    database = openSqlite(file);
    database.pragma(`busy_timeout = ${String(LOCK_PATIENCE_MS)}`);
    database.exec("begin immediate; rollback");
    const is = `SQLite ${sqliteVersion(database)}, synchronous=FULL`;
    return ok(`${is}; unbeschädigt und beschreibbar.`, `${is}; intact and writable.`);
  } catch (error) {
    const why = reasonOf(error);
    return why.startsWith("SQLITE_BUSY") ? locked(file) : damaged(file, why);
  } finally {
    database?.close();
  }
}

async function lookAtPostgres(url: string): Promise<Finding> {
  const db = openDatabase({ kind: "postgres", url });
  try {
    const { rows } = await sql<{ readonly version: string; readonly commit: string; readonly standby: boolean }>`
      select current_setting('server_version') as version, current_setting('synchronous_commit') as "commit", pg_is_in_recovery() as standby`.execute(
      db,
    );
    const [{ version, commit, standby } = { version: "", commit: "", standby: false }] = rows;
    const is = `PostgreSQL ${version}, synchronous_commit=${commit}`;
    if (standby) return onlyRead(is);
    return commit === "off" ? losesCommits(is) : ok(`${is}; erreichbar.`, `${is}; answers.`);
  } catch (error) {
    return away(reasonOf(error));
  } finally {
    await db.destroy();
  }
}

async function findOtherSchema(db: Db): Promise<readonly Finding[]> {
  const [done, known] = [await doneMigrations(db), await knownMigrations()];
  if (done.some((name) => !known.includes(name))) {
    return [
      bad(
        { de: "Die Datenbank gehört zu einer neueren Version von Aushang.", en: "The database belongs to a newer version of Aushang." },
        {
          de: "Die neuere Version starten, oder eine Sicherung von vorher zurückspielen.",
          en: "Start the newer version, or restore a backup of before.",
        },
      ),
    ];
  }
  if (done.length === known.length) return [];
  return [
    warning(
      { de: "Die Datenbank hat noch das Schema einer älteren Version.", en: "The database still has the schema of an older version." },
      {
        de: "Sichern, dann den Server neu starten: Er bringt sie auf den Stand.",
        en: "Back up, then restart the server: it brings it up to date.",
      },
    ),
  ];
}

function noFile(file: string): Finding {
  return bad(
    { de: `Es gibt keine Datenbank: ${file}.`, en: `There is no database: ${file}.` },
    {
      de: "DATA_DIR prüfen; auf einer neuen Maschine den Server einmal starten.",
      en: "Check DATA_DIR; on a new machine start the server once.",
    },
  );
}

function damaged(file: string, why: string): Finding {
  return bad(
    {
      de: `Die Datenbank ${file} ist beschädigt oder nicht lesbar (${why}).`,
      en: `The database ${file} is damaged or unreadable (${why}).`,
    },
    {
      de: "Server anhalten und die neueste Sicherung zurückspielen: npm run aushang -- restore <Ordner> --replace",
      en: "Stop the server and restore the newest backup: npm run aushang -- restore <folder> --replace",
    },
  );
}

function locked(file: string): Finding {
  return bad(
    { de: `Die Datenbank ${file} ist von einem anderen Programm gesperrt.`, en: `The database ${file} is locked by another program.` },
    {
      de: "Das Programm finden und beenden, etwa mit fuser oder lsof.",
      en: "Find that program and end it, with fuser or lsof for instance.",
    },
  );
}

function onlyRead(is: string): Finding {
  return bad(
    { de: `${is}: ein Standby, der nur gelesen werden kann.`, en: `${is}: a standby that can only be read.` },
    { de: "DATABASE_URL auf den Hauptserver zeigen lassen.", en: "Let DATABASE_URL name the primary." },
  );
}

function losesCommits(is: string): Finding {
  return bad(
    { de: `${is}: Nach einem Stromausfall kann Bestätigtes fehlen.`, en: `${is}: what was acknowledged may be gone after a power cut.` },
    { de: "synchronous_commit auf on stellen.", en: "Set synchronous_commit to on." },
  );
}

function away(why: string): Finding {
  return bad(
    { de: `PostgreSQL antwortet nicht (${why}).`, en: `PostgreSQL does not answer (${why}).` },
    { de: "DATABASE_URL, Netz und den Datenbankserver prüfen.", en: "Check DATABASE_URL, the network and the database server." },
  );
}
