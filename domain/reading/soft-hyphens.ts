import type { Language } from "../model/language.ts";

/** Soft hyphen: seen only where a line breaks at it. */
const SOFT = "\u00ad";
/** Shorter words are never taken apart. */
const LONG = 12;
/** Letters that stay together before and after a joint. */
const LEAST = 4;

/** Ends of first parts: what links the parts of German words. After them a new word begins. */
const LINKS = ["ungs", "heits", "keits", "schafts", "tions", "täts", "lings", "tums"];

/** Before a part these belong to it, as in `Daten|ver-arbeitung`. */
const PREFIXES = ["be", "ver", "ge", "ent", "zer", "un", "ab", "auf", "um", "vor", "an", "zu", "ein", "miss"];
/** Words that others are joined with, as they begin the part after the joint. */
const PARTS = (
  "abrechnung abschluss abteil anforderung angebot angelegenheit anlage anmeld annahme antrag aufgabe aufnahme aufsicht ausgabe ausbildung ausgleich " +
  "ausschreibung ausschuss ausstellung ausweis beauftrag bedarf beginn behörd beihilfe beitrag berater beratung bereich bereitschaft bericht beschaffung " +
  "bescheid beschluss beschäftig betreuung betrieb bevölkerung bewirtschaft bezirk branche dezernat dienst eingang einrichtung einsatz entgelt entschädig entsorgung " +
  "entwicklung erklärung ermittlung erfassung erneuerung eröffnung erstattung fahrer fahrzeug feier feuerwehr finanz fläche flücht folge förderung " +
  "formular fortbildung frauen führung gebäude gebühr geschäft gesellschaft gesetz gespräch gesundheit gremi grund gruppe haushalt hilfe impfung information " +
  "jugend kalender kammer kasse kinder kommission konferenz konzept kosten kranken kurs leistung leiter leitung management mannschaft maßnahme meister " +
  "meldung mitarbeit mitglied mobilität nachweis nutzung ordnung partner personal pflicht planung platz praxis programm projekt prüfung " +
  "qualifi rathaus rechnung regel reinigung richtlinie sammlung schicht schließung schulung schutz sekretariat service sicherheit sitzung " +
  "sperrung sprecher stand stelle steuer straße struktur technik termin träger übergabe übung umgebung umwelt unfall unterkunft unternehmen " +
  "unterricht unterstützung unterweisung untersuchung verantwort veranstaltung verband verbot verein verfahren vergabe vergütung verkehr verordnung " +
  "verpflegung versammlung versicherung versorgung vertrag vertret verwaltung verzeichnis vorlage vorschrift vorsitz vorsorge wartung wechsel werkstatt " +
  "wesen wettbewerb wirtschaft wohnung zeit zentrum zulage zuschuss zuständig"
).split(" ");

const JOINT = new RegExp(
  `(?<=\\p{L}{${LEAST}}(?:${LINKS.join("|")}))(?=\\p{Ll}{${LEAST}})|(?<=\\p{L}{${LEAST}})(?<!${PREFIXES.join("|")})(?=(?:${PARTS.join("|")})\\p{Ll}*)(?=\\p{Ll}{${LEAST}})`,
  "gu",
);
const WORD = new RegExp(`https?://\\S+|(?<![\\p{L}\\p{N}+./@:_-])\\p{L}\\p{Ll}{${LONG - 1},}(?![\\p{L}\\p{N}/@:_])`, "gu");
/**
 * Marks where long German words may break: between the words they are made of, never within one, and rather not at all than in a wrong
 * place. Engines on panels often come without a German dictionary of their own. Other languages are left as they are, and so are addresses
 * and QR codes.
 */
export function softHyphenated(text: string, language: Language): string {
  if (language !== "de" && language !== "de-x-leicht") return text;
  return text.replace(WORD, (word) => (word.includes("://") ? word : tidied(word.replace(JOINT, SOFT))));
}

/** The same for everything that is written in a slide's fields, whatever its template: lines, lists of them, formatted text. */
export function softHyphenatedFields(fields: Readonly<Record<string, unknown>>, language: Language): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, inner(value, language)]));
}

function inner(value: unknown, language: Language): unknown {
  if (typeof value === "string") return softHyphenated(value, language);
  if (Array.isArray(value)) return value.map((one: unknown) => inner(one, language));
  return isFields(value) ? softHyphenatedFields(value, language) : value;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Two joints with hardly anything between them: only the first was one. */
function tidied(word: string): string {
  return word.replace(/\u00ad(\p{L}{1,3})\u00ad/gu, `$1${SOFT}`);
}
