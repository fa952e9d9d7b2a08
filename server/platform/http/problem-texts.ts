import type { UiLanguage } from "../../../domain/model/language.ts";
import type { ProblemCode } from "../../../domain/model/problem.ts";
import { MOST_SHOWN_SLIDES } from "../../../domain/programme/slide-count.ts";

type Sentences = Readonly<Record<UiLanguage, string>>;

/** One sentence for each refusal, for people. */
export const PROBLEM_TITLES: Readonly<Record<ProblemCode, Sentences>> = {
  "invalid-input": { de: "Einige Angaben passen noch nicht.", en: "Some of the input is not right yet." },
  "malformed-request": { de: "Die Anfrage ist nicht lesbar.", en: "The request cannot be read." },
  "not-signed-in": { de: "Bitte melden Sie sich an.", en: "Please sign in." },
  "wrong-credentials": { de: "E-Mail-Adresse oder Passwort stimmen nicht.", en: "E-mail address or password is wrong." },
  "not-allowed": { de: "Dazu fehlt Ihnen die Berechtigung.", en: "You are not allowed to do this." },
  "foreign-origin": { de: "Die Anfrage kommt von einer fremden Seite.", en: "The request comes from a foreign site." },
  "not-found": { de: "Das gibt es nicht oder nicht mehr.", en: "This does not exist, or no longer does." },
  conflict: { de: "Inzwischen hat jemand anderes gespeichert.", en: "Somebody else has saved in the meantime." },
  "in-use": { de: "Das wird noch verwendet.", en: "This is still in use." },
  "already-done": { de: "Das ist bereits geschehen.", en: "This has already been done." },
  "not-publishable": { de: "Vor dem Veröffentlichen fehlt noch etwas.", en: "Something is missing before this can be published." },
  gone: { de: "Die Gültigkeit ist abgelaufen.", en: "This has expired." },
  "too-large": { de: "Die Datei oder Anfrage ist zu groß.", en: "The file or request is too large." },
  "unsupported-image": {
    de: "Dieses Bild lässt sich nicht lesen. Möglich sind JPEG, PNG, WebP, AVIF und TIFF.",
    en: "This image cannot be read. JPEG, PNG, WebP, AVIF and TIFF work.",
  },
  "unsupported-file": {
    de: "Aus dieser Datei lässt sich nichts für die Mediathek machen.",
    en: "Nothing for the library can be made of this file.",
  },
  "too-many-requests": { de: "Zu viele Versuche. Bitte warten Sie einen Moment.", en: "Too many attempts. Please wait a moment." },
  internal: { de: "Da ist etwas schiefgegangen. Ihre Eingaben sind nicht verloren.", en: "Something went wrong. Your input is not lost." },
  unavailable: {
    de: "Der Server ist gerade beschäftigt. Bitte versuchen Sie es gleich noch einmal.",
    en: "The server is busy. Please try again shortly.",
  },
  "cannot-store": {
    de: "Der Server kann gerade nichts speichern. Die Bildschirme laufen weiter. Bitte verständigen Sie die IT.",
    en: "The server cannot store anything at the moment. The screens go on. Please inform your IT department.",
  },
  "storage-full": {
    de: "Der Speicherplatz des Servers ist voll. Die Bildschirme laufen weiter. Bitte verständigen Sie die IT.",
    en: "The server's storage is full. The screens go on. Please inform your IT department.",
  },
};

/** Sentences for our own rules of input; those of zod come from its locales. `{count}` stands for the issue's. */
export const RULE_TEXTS: Readonly<Record<string, Sentences>> = {
  "ends-before-start": { de: "Das Ende liegt vor dem Beginn.", en: "It ends before it starts." },
  "no-such-day": { de: "Diesen Tag gibt es im Kalender nicht.", en: "There is no such day in the calendar." },
  "unknown-zone": { de: "Diese Zeitzone ist nicht bekannt.", en: "This time zone is not known." },
  "invalid-format": { de: "Diese Angabe hat nicht die richtige Form.", en: "This does not have the right form." },
  "unrecognized-keys": { de: "Diese Angabe ist unbekannt.", en: "This is not known here." },
  "title-missing": { de: "Es fehlt eine Überschrift.", en: "The title is missing." },
  "target-missing": { de: "Wählen Sie mindestens eine Gruppe.", en: "Choose at least one group." },
  "too-many-takeovers": {
    de: "Es sind schon 50 Sofortmeldungen aktiv. Bitte heben Sie erst eine auf.",
    en: "50 takeovers are active already. Please clear one first.",
  },
  "drill-fixed": {
    de: "Aus einer Übung wird keine echte Meldung und umgekehrt. Bitte senden Sie eine neue.",
    en: "A drill cannot become real, nor the reverse. Please send a new one.",
  },
  "words-missing": { de: "Hier fehlt noch ein Text.", en: "A text is still missing here." },
  "value-missing": { de: "Diese Angabe fehlt noch.", en: "This is still missing." },
  "rows-missing": { de: "Tragen Sie mindestens einen Eintrag ein.", en: "Enter at least one row." },
  "date-missing": { de: "Wählen Sie einen Tag.", en: "Choose a day." },
  "address-missing": { de: "Tragen Sie eine Adresse ein, die mit https:// beginnt.", en: "Enter an address that starts with https://." },
  "media-missing": { de: "Zu dieser Vorlage gehört eine Datei aus der Mediathek.", en: "This template needs a file from the library." },
  "consent-missing": {
    de: "Bestätigen Sie, dass die Person einverstanden ist.",
    en: "Confirm that the person has agreed to be shown.",
  },
  "picture-missing": { de: "Zu dieser Vorlage gehört ein Bild.", en: "This template needs a picture." },
  "picture-deleted": {
    de: "Dieses Bild wurde aus der Mediathek gelöscht. Wählen Sie ein anderes oder holen Sie es zurück.",
    en: "This picture was deleted from the library. Choose another one or bring it back.",
  },
  "media-deleted": {
    de: "Diese Datei wurde aus der Mediathek gelöscht. Wählen Sie eine andere oder holen Sie sie zurück.",
    en: "This file was deleted from the library. Choose another one or bring it back.",
  },
  "too-many-slides": {
    de: `Auf den Bildschirmen würden daraus {count} Folien, möglich sind ${String(MOST_SHOWN_SLIDES)}. Nehmen Sie Dokumente mit weniger Seiten oder weniger Sprachen, oder machen Sie mehrere Mitteilungen daraus.`,
    en: `On the screens this would become {count} slides, and ${String(MOST_SHOWN_SLIDES)} are possible. Take documents with fewer pages or fewer languages, or make several announcements of it.`,
  },
  "alt-missing": {
    de: "Beschreiben Sie das Bild für Menschen, die es nicht sehen.",
    en: "Describe the picture for people who cannot see it.",
  },
  "unknown-group": { de: "Diese Gruppe gibt es nicht mehr.", en: "This group no longer exists." },
  "unknown-site": { de: "Diesen Standort gibt es nicht mehr.", en: "This site no longer exists." },
  "unknown-channel": { de: "Diesen Kanal gibt es nicht mehr.", en: "This channel no longer exists." },
  "not-a-web-address": {
    de: "Tragen Sie eine Adresse ein, die mit https:// oder http:// beginnt.",
    en: "Enter an address that starts with https:// or http://.",
  },
  "password-in-address": { de: "In der Adresse darf kein Passwort stehen.", en: "The address must not contain a password." },
  "forbidden-address": { de: "Dorthin darf dieser Server nichts senden.", en: "This server may not send anything there." },
  "until-or-hours": { de: "Geben Sie entweder das Ende oder die Stunden an.", en: "Say either until when or for how many hours." },
  "maintenance-too-long": { de: "Eine Wartung dauert höchstens 31 Tage.", en: "Maintenance lasts 31 days at most." },
  "unknown-media": { de: "Dieses Bild gibt es nicht mehr.", en: "This image no longer exists." },
  "file-missing": { de: "Wählen Sie eine Datei aus.", en: "Choose a file." },
  "one-file-only": { de: "Bitte laden Sie genau eine Datei hoch.", en: "Please upload exactly one file." },
  "too-many-bytes": {
    de: "Bilder dürfen höchstens 40 MB groß sein, Dokumente 100 MB, Videos 2 GB.",
    en: "Images may have at most 40 MB, documents 100 MB, films 2 GB.",
  },
  "too-many-pixels": { de: "Ein Bild darf höchstens 64 Megapixel haben.", en: "An image may have at most 64 megapixels." },
  "too-many-pages": { de: "Ein Dokument darf höchstens 30 Seiten haben.", en: "A document may have at most 30 pages." },
  "too-long": { de: "Ein Video darf höchstens 15 Minuten dauern.", en: "A film may last at most 15 minutes." },
  "protected-document": {
    de: "Dieses Dokument ist durch ein Kennwort geschützt. Bitte speichern Sie es ohne Kennwort.",
    en: "This document is protected by a password. Please save it without one.",
  },
  "unsupported-document": { de: "Dieses PDF ist beschädigt oder leer.", en: "This PDF is broken or empty." },
  "unsupported-video": {
    de: "Dieses Video lässt sich nicht abspielen. Bitte speichern Sie es als MP4 (H.264) mit höchstens 1080p.",
    en: "This film cannot be played. Please save it as MP4 (H.264) of at most 1080p.",
  },
  "unsupported-file": { de: "Möglich sind Bilder, Videos und PDF.", en: "Images, films and PDF work." },
  "took-too-long": { de: "Die Datei ist zu aufwendig. Bitte vereinfachen Sie sie.", en: "The file is too elaborate. Please simplify it." },
  interrupted: {
    de: "Der Server wurde dabei unterbrochen. Bitte laden Sie die Datei noch einmal hoch.",
    en: "The server was interrupted. Please upload the file again.",
  },
  "other-kind": { de: "Bitte wählen Sie etwas der gleichen Art.", en: "Please choose something of the same kind." },
  "not-ready": { de: "Das ist noch nicht fertig.", en: "This is not ready yet." },
  "not-webvtt": { de: "Das sind keine Untertitel im Format WebVTT.", en: "These are no captions in WebVTT." },
  "unknown-screen": { de: "Diesen Bildschirm gibt es nicht mehr.", en: "This screen no longer exists." },
  "number-missing": {
    de: "Der Name braucht genau eine Stelle für die Nummer: {n}, oder {nn} für zwei Ziffern.",
    en: "The name needs exactly one place for the number: {n}, or {nn} for two digits.",
  },
  "unknown-code": { de: "Dieser Code gilt nicht oder nicht mehr.", en: "This code is not valid, or no longer." },
  "contrast-too-low": {
    de: "Diese Farbe hebt sich zu wenig vom Hintergrund ab. Nötig ist ein Kontrast von 4,5 zu 1.",
    en: "This colour stands out too little from its background. A contrast of 4.5 to 1 is needed.",
  },
  "not-an-image": { de: "Ein Logo ist ein Bild. Bitte wählen Sie ein anderes.", en: "A logo is an image. Please choose another one." },
  "below-itself": { de: "Eine Gruppe kann nicht unter sich selbst liegen.", en: "A group cannot be below itself." },
  "email-taken": { de: "Diese E-Mail-Adresse wird schon verwendet.", en: "This e-mail address is already used." },
  "last-admin": { de: "Mindestens eine Person muss verwalten können.", en: "At least one person must remain administrator." },
  "rule-too-frequent": {
    de: "Eine Wiederholung wählt Tage aus, keine Stunden oder Minuten. Die Uhrzeiten stehen im Zeitfenster.",
    en: "A repetition chooses days, not hours or minutes. The times of day belong to the time window.",
  },
  "rule-malformed": { de: "Diese Wiederholung ist nicht verständlich.", en: "This repetition cannot be understood." },
  "rule-never-fires": { de: "Diese Wiederholung trifft auf keinen einzigen Tag zu.", en: "This repetition does not match a single day." },
  "frame-too-long": {
    de: "Das Ende muss nach dem Anfang liegen, höchstens 400 Tage später.",
    en: "The end must be after the start, and at most 400 days later.",
  },
  "too-many-cells": {
    de: "Für einen so langen Zeitraum ist diese Unterteilung zu fein.",
    en: "This division is too fine for so long a period.",
  },
  "outside-wall": { de: "Dieser Platz liegt außerhalb der Bildschirmwand.", en: "This place is outside the wall of screens." },
  "unknown-region": { de: "Für diese Region sind keine Feiertage bekannt.", en: "No public holidays are known for this region." },
  "unknown-template": { de: "Diese Zeitvorlage gibt es nicht mehr.", en: "This schedule template no longer exists." },
  custom: { de: "Jeder Eintrag darf nur einmal vorkommen.", en: "Each entry may occur only once." },
  "common-password": { de: "Dieses Passwort ist zu verbreitet.", en: "This password is too common." },
};

/** Sentences for lists that are too long, by the name of the list; `{limit}` stands for how many entries it may have. */
export const LIMIT_TEXTS: Readonly<Record<string, Sentences>> = {
  except: { de: "Höchstens {limit} ausgenommene Tage sind möglich.", en: "At most {limit} excluded days are possible." },
  brightness: {
    de: "Höchstens {limit} Zeiten mit eigener Helligkeit sind möglich.",
    en: "At most {limit} times of a brightness of their own are possible.",
  },
  dates: { de: "Höchstens {limit} einzelne Tage sind möglich.", en: "At most {limit} single days are possible." },
  windows: { de: "Höchstens {limit} Zeitfenster sind möglich.", en: "At most {limit} time windows are possible." },
  quietHours: { de: "Höchstens {limit} Ruhezeiten sind möglich.", en: "At most {limit} quiet times are possible." },
  targets: { de: "Höchstens {limit} Gruppen sind möglich.", en: "At most {limit} groups are possible." },
  groupIds: { de: "Höchstens {limit} Gruppen sind möglich.", en: "At most {limit} groups are possible." },
  variants: { de: "Höchstens {limit} Sprachen sind möglich.", en: "At most {limit} languages are possible." },
};
