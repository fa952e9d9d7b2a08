import { resolve } from "node:path";
import { bytesOf } from "../backups/manifest.ts";
import { type Restored, restoreBackup } from "../backups/restore-backup.ts";
import { readConfig } from "../platform/config.ts";
import { amount, moment, size } from "./amounts.ts";
import { type Command, EXIT, type Surroundings, say, WrongUsage } from "./command.ts";
import { parseCommandLine } from "./parse-command-line.ts";

const OPTIONS = { into: { type: "string" }, replace: { type: "boolean" } } as const;

/** Puts a backup back. */
export const restore: Command = {
  summary: { de: "spielt eine Sicherung zurück", en: "puts a backup back" },
  help: {
    de: `npm run aushang -- restore Ordner [--into Datenordner] [--replace]

Prüft die Sicherung und spielt sie zurück: auf eine neue Maschine, oder mit --replace an
die Stelle dessen, was da ist. Der Server muss dafür stehen; die Bildschirme laufen weiter.

  --into Datenordner  wohin; sonst DATA_DIR. Ist DATABASE_URL gesetzt, kommen die
                      Tabellen in diese PostgreSQL-Datenbank.
  --replace           legt beiseite, was da ist. Gelöscht wird nichts.

Endet mit 0, wenn alles zurückgespielt ist, sonst mit 1: dann ist nichts verändert; mit 2,
wenn die Angaben nicht stimmen.`,
    en: `npm run aushang -- restore folder [--into data folder] [--replace]

Checks a backup and puts it back: onto a new machine, or with --replace in the place of
what is there. The server must not run meanwhile; the screens go on.

  --into data folder  where to; otherwise DATA_DIR. With DATABASE_URL set, the tables go
                      into that PostgreSQL database.
  --replace           moves aside what is there. Nothing is deleted.

Ends with 0 if everything has been put back, otherwise with 1: nothing has changed then;
with 2 if the options are wrong.`,
  },
  async run(args, around) {
    const { values, positionals } = parseCommandLine(args, OPTIONS);
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new WrongUsage({ de: "Nennen Sie eine Sicherung.", en: "Name one backup." });
    const into = values.into === undefined ? {} : { DATA_DIR: resolve(around.folder, values.into) };
    const config = readConfig({ ...around.env, ...into });
    const restored = await restoreBackup(
      { ...config, folder: resolve(around.folder, folder), replace: values.replace === true },
      around.nowMs,
    );
    tell(restored, config.dataDir, around);
    return EXIT.done;
  },
};

function tell({ manifest, movedTo }: Restored, dataDir: string, around: Surroundings): void {
  const { language } = around;
  const [count, room] = [amount(manifest.files.length, language), size(bytesOf(manifest.files), language)];
  const { screen = 0, announcement = 0 } = manifest.database.rows;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [taken, aside] = [moment(manifest.takenAtMs, language, zone), movedTo.join(", ")];
  say(around, {
    de: `Zurückgespielt nach ${dataDir}: Stand vom ${taken} (${zone}), Version ${manifest.version},
Bildschirme: ${String(screen)}, Mitteilungen: ${String(announcement)}, Dateien: ${count}, ${room}.${aside && `\nWas da war, liegt in ${aside}.`}

Starten Sie jetzt den Server. Was Sie wissen müssen:
- Bildschirme verbinden sich von selbst wieder. Wer nach der Sicherung gekoppelt wurde,
  zeigt einen Kopplungscode; wer danach entkoppelt wurde, ist wieder dabei: bitte prüfen.
- Bildschirme, die ein neueres Programm haben als die Sicherung, behalten es bis zur
  nächsten Änderung. Sehen Sie durch, was veröffentlicht ist; veröffentlichen Sie dann
  etwas oder ändern Sie etwas, und alle zeigen den zurückgespielten Stand.
- Alle melden sich neu an. Kennwörter und gesperrte Konten sind die von damals.`,
    en: `Put back into ${dataDir}: as of ${taken} (${zone}), version ${manifest.version},
screens: ${String(screen)}, announcements: ${String(announcement)}, files: ${count}, ${room}.${aside && `\nWhat was there lies in ${aside}.`}

Now start the server. What you have to know:
- Screens connect again by themselves. Those paired since the backup show a pairing code;
  those unpaired since are back: please check.
- Screens with a newer programme than the backup keep it until the next change. Look
  through what is published; then publish or change something, and all of them show what
  was put back.
- Everybody signs in anew. Passwords and disabled accounts are those of that time.`,
  });
}
