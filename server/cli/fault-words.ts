import type { BackupFault } from "../backups/manifest.ts";
import type { Sentence } from "../platform/system-language.ts";

/** What is wrong with a backup, in words. */
export function faultWords({ kind, what }: BackupFault): Sentence {
  switch (kind) {
    case "manifest":
      return { de: `${what} fehlt oder ist unlesbar: keine fertige Sicherung`, en: `${what} is missing or unreadable: no finished backup` };
    case "missing":
      return { de: `${what} fehlt`, en: `${what} is missing` };
    case "changed":
      return { de: `${what} hat einen anderen Inhalt als bei der Sicherung`, en: `${what} has other content than when it was backed up` };
    case "database":
      return { de: `die Datenbank ist beschädigt (${what})`, en: `the database is damaged (${what})` };
    case "rows":
      return {
        de: `die Tabelle ${what} hat andere Zeilen als bei der Sicherung`,
        en: `the table ${what} has other rows than when it was backed up`,
      };
  }
}
