import type { IncidentKind } from "../../domain/model/alert.ts";
import type { UiLanguage } from "../../domain/model/language.ts";
import type { TroubleKind } from "../../domain/model/screen.ts";

type Words = Readonly<Record<UiLanguage, string>>;

/** What is wrong, in a few words: `{since}`, `{again}`, `{off}` and `{direction}` are put in. */
export const WRONG: Readonly<Record<IncidentKind, Words>> = {
  silent: { de: "seit {since} {again}ohne Verbindung", en: "not connected {again}since {since}" },
  faulty: { de: "seit {since} {again}gestört", en: "faulty {again}since {since}" },
  clock: { de: "die Uhr geht {again}{off} {direction}", en: "the clock is {again}{off} {direction}" },
  storage: { de: "der Speicher des Geräts ist {again}nicht sicher", en: "the device's storage is {again}not safe" },
  version: { de: "der Player ist {again}nicht auf dem Stand des Servers", en: "the player is {again}not the server's version" },
};

/** The same of a whole site, with `{count}`. */
export const WRONG_SITE: Words = {
  de: "seit {since} {again}{count} Bildschirme ohne Verbindung",
  en: "{count} screens not connected {again}since {since}",
};

export const AGAIN: Words = { de: "wieder ", en: "again " };
export const SLOW: Words = { de: "nach", en: "slow" };
export const FAST: Words = { de: "vor", en: "fast" };

export const WELL: Readonly<Record<IncidentKind, Words>> = {
  silent: { de: "wieder verbunden", en: "connected again" },
  faulty: { de: "wieder in Ordnung", en: "well again" },
  clock: { de: "die Uhr geht wieder richtig", en: "the clock is right again" },
  storage: { de: "der Speicher ist wieder in Ordnung", en: "storage is well again" },
  version: { de: "der Player ist auf dem Stand des Servers", en: "the player is the server's version" },
};

/** It ended because nobody watches it any more. */
export const GONE: Words = { de: "wird nicht mehr überwacht", en: "is not watched any more" };
export const STILL: Words = { de: "immer noch", en: "still" };
export const UNANSWERED: Words = { de: "noch von niemandem bestätigt", en: "not acknowledged by anybody" };
export const TEST: Words = { de: "Testnachricht", en: "test message" };
export const TEST_BODY: Words = {
  de: "Dieser Kanal funktioniert: Alarme kommen hier an.",
  en: "This channel works: alerts arrive here.",
};

/** What the reader can do. */
export const TO_DO: Readonly<Record<IncidentKind, Words>> = {
  silent: {
    de: "Am Ort prüfen: Hat das Gerät Strom, leuchtet die Netzwerkbuchse, läuft der Browser? Ein Neustart des Geräts hilft oft. Was der Bildschirm schon hat, zeigt er ohne Server weiter.",
    en: "Look on site: does the device have power, is the network socket lit, does the browser run? Restarting the device often helps. What the screen already has it goes on showing without the server.",
  },
  faulty: {
    de: "In der Verwaltung steht am Bildschirm, was fehlt. Neuladen aus der Ferne hilft meist, sonst ein Neustart des Geräts.",
    en: "The editor says at the screen what is wrong. Reloading it from afar usually helps, otherwise restarting the device.",
  },
  clock: {
    de: "Am Gerät Datum und Uhrzeit automatisch stellen lassen (NTP). Mitteilungen erscheinen trotzdem pünktlich.",
    en: "Let the device set date and time by itself (NTP). Announcements appear on time all the same.",
  },
  storage: {
    de: "Der Speicher ist fast voll, oder der Browser darf ihn leeren. In der Verwaltung steht am Bildschirm unter Gerät, was zu tun ist.",
    en: "Storage is nearly full, or the browser may clear it. The editor says under the screen's device what to do.",
  },
  version: {
    de: "Der Player erneuert sich sonst von selbst. Neuladen aus der Ferne versucht es noch einmal.",
    en: "The player usually renews itself. Reloading from afar tries again.",
  },
};

export const TO_DO_SITE: Words = {
  de: "Wenn der ganze Standort schweigt, liegt es meist am Netz oder am Strom dort, nicht an den Bildschirmen. Was sie schon haben, zeigen sie ohne Server weiter.",
  en: "If the whole site is silent, it usually is the network or the power there, not the screens. What they already have they go on showing without the server.",
};

/** What is wrong with a faulty screen. */
export const TROUBLE: Readonly<Record<TroubleKind, Words>> = {
  blank: { de: "Es ist nichts zu sehen.", en: "Nothing can be seen on it." },
  behind: { de: "Er spielt nicht, was er spielen soll.", en: "It does not play what it should." },
  cloned: { de: "Zwei Geräte melden sich als dieser Bildschirm.", en: "Two devices say they are this screen." },
  slide: { de: "Eine Folie lässt sich nicht zeigen.", en: "A slide cannot be shown." },
  media: { de: "Ein Bild oder Film fehlt.", en: "A picture or film is missing." },
  playlist: { de: "Eine Playlist ist nicht lesbar.", en: "A playlist cannot be read." },
  storage: { de: "Der Speicher des Geräts reicht nicht.", en: "The device's storage is not enough." },
  internal: { de: "Das Programm des Bildschirms meldet einen Fehler.", en: "The screen's program reports an error." },
};

export const LABELS = {
  what: { de: "Was", en: "What" },
  since: { de: "Seit", en: "Since" },
  lasted: { de: "Dauer", en: "Lasted" },
  where: { de: "Wo", en: "Where" },
  screens: { de: "Bildschirme", en: "Screens" },
  toDo: { de: "Was tun", en: "What to do" },
  rule: { de: "Regel", en: "Rule" },
  open: { de: "In der Verwaltung ansehen", en: "Look at it in the editor" },
  more: { de: "und {count} weitere", en: "and {count} more" },
  span: { de: "von {from} bis {until}", en: "from {from} to {until}" },
  sender: {
    de: "Diese Nachricht hat Aushang ({organisation}) von selbst verschickt.",
    en: "Aushang ({organisation}) sent this message by itself.",
  },
} as const satisfies Readonly<Record<string, Words>>;
