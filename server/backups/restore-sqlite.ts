import Sqlite from "better-sqlite3";

/** Whether another process has the file open. */
export function isSqliteInUse(file: string): boolean {
  let database: InstanceType<typeof Sqlite> | null = null;
  try {
    database = new Sqlite(file, { fileMustExist: true, timeout: 0 });
    database.pragma("locking_mode = EXCLUSIVE");
    database.exec("begin immediate; rollback");
    return false;
  } catch (error) {
    // Whatever else is wrong with it may be why it is to be replaced.
    return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
  } finally {
    database?.close();
  }
}

/** Who was signed in when a backup was taken is not signed in any more: accounts may have been disabled since. */
export function endSessions(file: string): void {
  const database = new Sqlite(file, { fileMustExist: true });
  database.exec("delete from session; delete from setup_link");
  database.close();
}
