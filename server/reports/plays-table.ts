import type { PlaysBy, PlaysLine } from "../../domain/api/reports.ts";
import type { UiLanguage } from "../../domain/model/language.ts";

const HEADINGS: Readonly<Record<UiLanguage, readonly string[]>> = {
  de: [
    "Tag",
    "Ort",
    "Mitteilung",
    "Kennung der Mitteilung",
    "Bildschirme",
    "Geplant (Anzahl)",
    "Geplant (Sekunden)",
    "Gezeigt (Anzahl)",
    "Gezeigt (Sekunden)",
    "Bildschirm an (Sekunden)",
    "Bildschirm aus (Sekunden)",
    "Bildschirm unbekannt (Sekunden)",
  ],
  en: [
    "Day",
    "Place",
    "Announcement",
    "Announcement id",
    "Screens",
    "Scheduled (count)",
    "Scheduled (seconds)",
    "Painted (count)",
    "Painted (seconds)",
    "Panel on (seconds)",
    "Panel off (seconds)",
    "Panel unknown (seconds)",
  ],
};
const PLACES: Readonly<Record<UiLanguage, Readonly<Record<PlaysBy, string>>>> = {
  de: { total: "Ort", site: "Standort", group: "Gruppe", screen: "Bildschirm" },
  en: { total: "Place", site: "Site", group: "Group", screen: "Screen" },
};

export function headingsIn(language: UiLanguage, by: PlaysBy): readonly string[] {
  return HEADINGS[language].with(1, PLACES[language][by]);
}

/** A line under those headings. */
export function toCells({
  day,
  place,
  title,
  announcementId,
  screens,
  scheduled,
  painted,
  panel,
}: PlaysLine): readonly (string | number)[] {
  const seconds = [painted.ms, panel.onMs, panel.offMs, panel.unknownMs].map((ms) => Math.round(ms / 1000));
  const scheduledSeconds = Math.round(scheduled.ms / 1000);
  return [day, place?.name ?? "", title, announcementId ?? "", screens, scheduled.count, scheduledSeconds, painted.count, ...seconds];
}
