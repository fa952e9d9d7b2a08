/**
 * What is wrong where things are kept: no room, held or away for now, or it cannot be written (read-only, broken, damaged). A reader may see
 * what is there; nobody can change anything.
 */
export type StorageFault = "full" | "busy" | "unwritable";

/** By the code that SQLite, PostgreSQL or the system gives an error; SQLite's have extended ones that begin the same. */
const FULL = /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/;
/** Also a PostgreSQL that shuts down, has no connection left, let wait too long or answers as a standby, as during a failover. */
const BUSY = /^(SQLITE_BUSY(_\w+)?|57P0[123]|53300|08\w{3}|40P01|55P03|25006|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const UNWRITABLE = /^(SQLITE_(READONLY|IOERR|CANTOPEN|CORRUPT)(_\w+)?|SQLITE_NOTADB|EROFS|EIO|EACCES|EPERM|58030|58P0[12]|XX00[12])$/;
/** What pg says without any code when a connection breaks, cannot be made or is not given in time. */
const LOST = /^(timeout exceeded when trying to connect|timeout expired|Connection terminated|Client has encountered a connection error)/;

/** @returns null if an error is about something else */
export function storageFaultOf(error: unknown): StorageFault | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? String(error.code) : "";
  if (FULL.test(code)) return "full";
  if (BUSY.test(code) || LOST.test(error.message) || isConnecting(error)) return "busy";
  return UNWRITABLE.test(code) ? "unwritable" : null;
}

/** A connection that cannot be made: nobody listens, the socket is not there, the host is away. */
function isConnecting(error: Error): boolean {
  return "syscall" in error && error.syscall === "connect";
}
