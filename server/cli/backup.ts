import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findBackups } from "../backups/backup-folder.ts";
import { noteSuccess } from "../backups/backup-service.ts";
import { removeOldBackups } from "../backups/keep-backups.ts";
import { MANIFEST } from "../backups/manifest.ts";
import { type TakenBackup, takeBackup } from "../backups/take-backup.ts";
import { verifyBackup } from "../backups/verify-backup.ts";
import { readConfig } from "../platform/config.ts";
import { Hint } from "../platform/system-language.ts";
import { readOrganisation } from "../settings/settings-service.ts";
import { amount, size } from "./amounts.ts";
import { type Command, complain, EXIT, type Exit, type Surroundings, say } from "./command.ts";
import { faultWords } from "./fault-words.ts";
import { withAnyDatabase } from "./open-for-command.ts";
import { parseCommandLine, parseCount } from "./parse-command-line.ts";

const OPTIONS = { to: { type: "string" }, keep: { type: "string" }, verify: { type: "string" } } as const;

/** Takes a backup while the server runs, or reads one again. */
export const backup: Command = {
  summary: {
    de: "sichert Datenbank und Mediathek, auch während der Server läuft",
    en: "backs up database and library, also while the server runs",
  },
  help: {
    de: `npm run aushang -- backup [--to Ordner] [--keep Anzahl]
npm run aushang -- backup --verify Ordner

Sichert Datenbank und Mediathek in einem Augenblick, liest alles wieder und prüft es.
Der Server darf dabei laufen. Eine Sicherung heißt aushang-<Zeitpunkt> und ist ganz,
sobald sie so heißt.

  --to Ordner      wohin; sonst BACKUP_DIR, sonst backups im Datenordner
  --keep Anzahl    so viele der neuesten bleiben, sonst BACKUP_KEEP, sonst 7; dazu die
                   letzte von 7 Tagen, 5 Wochen und 12 Monaten. Ältere werden entfernt.
  --verify Ordner  liest eine Sicherung wieder und prüft sie; bei einem Ordner mit
                   mehreren die neueste

Endet mit 0, wenn die Sicherung in Ordnung ist, sonst mit 1; mit 2, wenn die Angaben
nicht stimmen.`,
    en: `npm run aushang -- backup [--to folder] [--keep number]
npm run aushang -- backup --verify folder

Backs up database and library as they are at one moment, reads all of it again and checks
it. The server may go on running. A backup is called aushang-<moment>, and is whole as
soon as it is called that.

  --to folder      where to; otherwise BACKUP_DIR, otherwise backups in the data folder
  --keep number    so many of the newest stay, otherwise BACKUP_KEEP, otherwise 7; besides,
                   the last of 7 days, 5 weeks and 12 months. Older ones are removed.
  --verify folder  reads a backup again and checks it; of a folder with several the newest

Ends with 0 if the backup is sound, otherwise with 1; with 2 if the options are wrong.`,
  },
  async run(args, around) {
    const { values } = parseCommandLine(args, OPTIONS);
    if (values.verify !== undefined) return verify(resolve(around.folder, values.verify), around);
    const keep = values.keep === undefined ? null : parseCount(values.keep, "keep");
    return take(values.to === undefined ? null : resolve(around.folder, values.to), keep, around);
  },
};

async function take(to: string | null, keep: number | null, around: Surroundings): Promise<Exit> {
  const config = readConfig(around.env);
  const folder = to ?? config.backup.folder;
  return withAnyDatabase(config, async (db) => {
    const startedMs = performance.now();
    const taken = await takeBackup({ ...config, to: folder }, around.nowMs);
    const durationMs = Math.round(performance.now() - startedMs);
    const removed = await removeOldBackups(folder, keep ?? config.backup.keep, (await readOrganisation(db)).zone);
    tell(taken, durationMs, removed.length, around);
    await noteSuccess(db, { ...taken, missing: [...taken.missing] }, durationMs);
    return EXIT.done;
  });
}

function tell({ folder, files, bytes, missing }: TakenBackup, durationMs: number, removed: number, around: Surroundings): void {
  const { language } = around;
  const [count, room, seconds] = [amount(files, language), size(bytes, language), amount(durationMs / 1000, language, 1)];
  say(around, {
    de: `Gesichert und geprüft: ${folder}\nDateien: ${count}, ${room} in ${seconds} s. Ältere entfernt: ${String(removed)}.`,
    en: `Backed up and verified: ${folder}\nFiles: ${count}, ${room} in ${seconds} s. Older ones removed: ${String(removed)}.`,
  });
  if (missing.length === 0) return;
  const names = missing.slice(0, 10).join("\n");
  complain(around, {
    de: `In der Mediathek fehlt etwas oder ist beschädigt (${String(missing.length)}); alles andere ist gesichert:\n${names}`,
    en: `Something of the library is gone or damaged (${String(missing.length)}); everything else is backed up:\n${names}`,
  });
}

async function verify(place: string, around: Surroundings): Promise<Exit> {
  const folder = await oneOf(place);
  const { files, bytes, faults } = await verifyBackup(folder, around.nowMs);
  const { language } = around;
  if (faults.length > 0) {
    complain(around, {
      de: `Nicht in Ordnung: ${folder}\n${faults.map((fault) => faultWords(fault).de).join("\n")}`,
      en: `Not sound: ${folder}\n${faults.map((fault) => faultWords(fault).en).join("\n")}`,
    });
    return EXIT.failed;
  }
  const [count, room] = [amount(files, language), size(bytes, language)];
  say(around, { de: `In Ordnung: ${folder}. Dateien: ${count}, ${room}.`, en: `Sound: ${folder}. Files: ${count}, ${room}.` });
  return EXIT.done;
}

/** The folder of one backup, or the newest in a folder of several. @throws {Hint} if there is none */
async function oneOf(place: string): Promise<string> {
  const isOne = await access(join(place, MANIFEST)).then(
    () => true,
    () => false,
  );
  if (isOne) return place;
  const [newest] = await findBackups(place);
  if (newest !== undefined) return newest.folder;
  throw new Hint({ de: `In ${place} ist keine Sicherung.`, en: `There is no backup in ${place}.` });
}
