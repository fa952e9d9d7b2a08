import { stat } from "node:fs/promises";
import { type BackupPlace, findBackups } from "../backups/backup-folder.ts";
import { findLastBackup } from "../backups/backup-repository.ts";
import { verifyBackup } from "../backups/verify-backup.ts";
import { bad, type Check, type Finding, ok, type Patient, warning } from "./finding.ts";
import { readDatabase } from "./read-database.ts";

const HOUR_MS = 3_600_000;
/** A daily one that failed once is tried again the same night. */
const LATE_HOURS = { scheduled: 36, byHand: 168 } as const;

const TAKE_ONE = {
  de: "BACKUP_DIR setzen, am besten auf einer anderen Platte, oder jetzt: npm run aushang -- backup",
  en: "Set BACKUP_DIR, best on another disk, or now: npm run aushang -- backup",
};

/** How old the last backup is, and whether all of it is still what it was: this reads everything. */
export const checkBackup: Check = async (patient) => {
  const { config, nowMs } = patient;
  const [newest] = await findBackups(config.backup.folder);
  const failures = await findFailure(patient);
  if (newest === undefined) {
    const { folder } = config.backup;
    return [...failures, bad({ de: `Es gibt keine Sicherung in ${folder}.`, en: `There is no backup in ${folder}.` }, TAKE_ONE)];
  }
  const { faults } = await verifyBackup(newest.folder, nowMs);
  if (faults.length > 0) return [...failures, unsound(newest, faults.map(({ what }) => what).join(", "))];
  return [...failures, judgeAge(newest, patient), ...(await findSameDisk(config.backup.folder, config.dataDir))];
};

/** The last try of the server itself. */
async function findFailure({ config }: Patient): Promise<readonly Finding[]> {
  const failure = await readDatabase(config.database, async (db) => (await findLastBackup(db)).failure, null);
  if (failure === null) return [];
  return [
    bad(
      { de: `Die letzte Sicherung ist fehlgeschlagen: ${failure.message}`, en: `The last backup failed: ${failure.message}` },
      { de: "Ursache beheben, dann: npm run aushang -- backup", en: "Mend the cause, then: npm run aushang -- backup" },
    ),
  ];
}

function judgeAge({ folder, takenAtMs }: BackupPlace, { config, nowMs }: Patient): Finding {
  const hours = Math.floor((nowMs - takenAtMs) / HOUR_MS);
  const isScheduled = config.backup.atMinute !== null;
  const is = {
    de: `Die letzte Sicherung ist ${String(hours)} Stunden alt und in Ordnung: ${folder}.`,
    en: `The last backup is ${String(hours)} hours old and sound: ${folder}.`,
  };
  if (isScheduled && hours > LATE_HOURS.scheduled) {
    return bad(is, { de: "Im Log nachsehen, warum keine neuere da ist.", en: "Look into the log why there is no newer one." });
  }
  return !isScheduled && hours > LATE_HOURS.byHand ? warning(is, TAKE_ONE) : ok(is.de, is.en);
}

function unsound({ folder }: BackupPlace, why: string): Finding {
  return bad(
    { de: `Die letzte Sicherung ${folder} ist nicht in Ordnung (${why}).`, en: `The last backup ${folder} is not sound (${why}).` },
    { de: "Eine neue machen und die Platte der Sicherungen prüfen.", en: "Take a new one and check the disk of the backups." },
  );
}

async function findSameDisk(folder: string, dataDir: string): Promise<readonly Finding[]> {
  const [backups, data] = await Promise.all([stat(folder), stat(dataDir)]);
  if (backups.dev !== data.dev) return [];
  return [
    warning(
      { de: "Die Sicherungen liegen auf derselben Platte wie die Daten.", en: "The backups are on the same disk as the data." },
      {
        de: "BACKUP_DIR auf eine andere Platte legen, oder die Sicherungen von dort wegkopieren.",
        en: "Put BACKUP_DIR on another disk, or copy the backups away.",
      },
    ),
  ];
}
