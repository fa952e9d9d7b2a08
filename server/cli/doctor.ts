import product from "../../package.json" with { type: "json" };
import { examine, type NamedFinding } from "../doctor/examine.ts";
import type { State } from "../doctor/finding.ts";
import { readConfig } from "../platform/config.ts";
import { type Command, EXIT, type Surroundings, WrongUsage } from "./command.ts";
import { parseCommandLine } from "./parse-command-line.ts";

const OPTIONS = { json: { type: "boolean" } } as const;

const STATES: Readonly<Record<State, { readonly de: string; readonly en: string }>> = {
  ok: { de: "gut", en: "ok" },
  warning: { de: "Hinweis", en: "warning" },
  bad: { de: "FEHLER", en: "BAD" },
};
const STATE_WIDTH = 8;
const TITLE_WIDTH = 12;

/** Looks at an installation and says what to do. */
export const doctor: Command = {
  summary: { de: "sieht nach, was fehlt, und sagt, was zu tun ist", en: "sees what is wrong and says what to do" },
  help: {
    de: `npm run aushang -- doctor [--json]

Prüft Version, Server, Platte, Datenbank, Sicherung, Uhr, Zeitzonen, Zertifikat und E-Mail.
Verändert nichts. Liest die letzte Sicherung ganz; das kann dauern.

  --json  als JSON, mit npm run --silent: { version, findings: [{ name, state, what, todo }] },
          state ist ok, warning oder bad

Endet mit 0, wenn nichts Fehler ist, sonst mit 1; mit 2, wenn die Angaben nicht stimmen.`,
    en: `npm run aushang -- doctor [--json]

Checks version, server, disk, database, backup, clock, time zones, certificate and e-mail.
Changes nothing. Reads all of the last backup, which may take a while.

  --json  as JSON, with npm run --silent: { version, findings: [{ name, state, what, todo }] },
          state is ok, warning or bad

Ends with 0 if nothing is bad, otherwise with 1; with 2 if the options are wrong.`,
  },
  async run(args, around) {
    const { values, positionals } = parseCommandLine(args, OPTIONS);
    if (positionals.length > 0) throw new WrongUsage({ de: "doctor kennt nur --json.", en: "doctor knows --json only." });
    const findings = await examine({ config: readConfig(around.env), nowMs: around.nowMs });
    around.output.write(values.json ? toJson(findings, around) : `${findings.map((finding) => toLines(finding, around)).join("\n")}\n`);
    return findings.some(({ state }) => state === "bad") ? EXIT.failed : EXIT.done;
  },
};

function toJson(findings: readonly NamedFinding[], { language }: Surroundings): string {
  const told = findings.map(({ name, state, what, todo }) => ({ name, state, what: what[language], todo: todo?.[language] ?? null }));
  return `${JSON.stringify({ version: product.version, findings: told }, null, 2)}\n`;
}

function toLines({ title, state, what, todo }: NamedFinding, { language }: Surroundings): string {
  const first = `${STATES[state][language].padEnd(STATE_WIDTH)} ${title[language].padEnd(TITLE_WIDTH)} ${what[language]}`;
  return todo === null ? first : `${first}\n${" ".repeat(STATE_WIDTH + TITLE_WIDTH + 2)}-> ${todo[language]}`;
}
