import type { Sentence } from "../platform/system-language.ts";
import { checkBackup } from "./check-backup.ts";
import { checkCertificate } from "./check-certificate.ts";
import { checkClock } from "./check-clock.ts";
import { checkDatabase } from "./check-database.ts";
import { checkDisk } from "./check-disk.ts";
import { checkMail } from "./check-mail.ts";
import { checkServer } from "./check-server.ts";
import { checkVersions } from "./check-versions.ts";
import { checkZones } from "./check-zones.ts";
import { bad, type Check, type Finding, type Patient, reasonOf } from "./finding.ts";

/** What is looked at, in this order; the names are those of the report in JSON. */
const CHECKS: Readonly<Record<string, { readonly title: Sentence; readonly check: Check }>> = {
  version: { title: { de: "Version", en: "Version" }, check: checkVersions },
  server: { title: { de: "Server", en: "Server" }, check: checkServer },
  disk: { title: { de: "Platte", en: "Disk" }, check: checkDisk },
  database: { title: { de: "Datenbank", en: "Database" }, check: checkDatabase },
  backup: { title: { de: "Sicherung", en: "Backup" }, check: checkBackup },
  clock: { title: { de: "Uhr", en: "Clock" }, check: checkClock },
  zones: { title: { de: "Zeitzonen", en: "Time zones" }, check: checkZones },
  certificate: { title: { de: "Zertifikat", en: "Certificate" }, check: checkCertificate },
  mail: { title: { de: "E-Mail", en: "E-mail" }, check: checkMail },
};

export interface NamedFinding extends Finding {
  readonly name: string;
  readonly title: Sentence;
}

/** Looks at everything an installation needs. A check that fails itself is a finding. */
export async function examine(patient: Patient): Promise<readonly NamedFinding[]> {
  const all: NamedFinding[] = [];
  for (const [name, { title, check }] of Object.entries(CHECKS)) {
    const findings = await check(patient).catch((error: unknown) => [notChecked(error)]);
    all.push(...findings.map((finding) => ({ ...finding, name, title })));
  }
  return all;
}

function notChecked(error: unknown): Finding {
  const why = reasonOf(error);
  return bad(
    { de: `Das ließ sich nicht prüfen (${why}).`, en: `This could not be checked (${why}).` },
    { de: "Als der Benutzer ausführen, unter dem der Server läuft.", en: "Run this as the user the server runs as." },
  );
}
