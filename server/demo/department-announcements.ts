import { type Calendar, dayAndMonth, spoken } from "./calendar.ts";
import type { PlannedAnnouncement } from "./planned-announcement.ts";
import { ALWAYS, everySecondTuesday, MONDAY_MEETING, OPENING_HOURS, SHIFT_CHANGES } from "./schedules.ts";

/** What concerns one department or a few. */
export function planForDepartments(calendar: Calendar): readonly PlannedAnnouncement[] {
  return [
    vaccination(calendar),
    winterService(calendar),
    breathingProtection(),
    readingDay(calendar),
    winterJackets(calendar),
    lockers(),
    canteen(calendar),
    vehicleWash(calendar),
    mondayMeeting(calendar),
  ];
}

function vaccination(calendar: Calendar): PlannedAnnouncement {
  return {
    by: "editor",
    category: "health",
    variants: [
      {
        language: "de",
        title: "Grippeschutz: Impfteam kommt in die Wache",
        body: `${spoken(calendar.next("wednesday", 2), "de-DE")}, 7 bis 11 Uhr, Schulungsraum im Erdgeschoss. Ohne Termin, Versichertenkarte genügt.`,
        alt: "Eine Feuerwache mit Schlauchturm in der Abendsonne",
      },
    ],
    picture: "fire-station",
    targets: ["Feuerwehr"],
    schedule: { from: null, until: calendar.at(9, "12:00"), windows: [] },
    weight: 2,
    fate: { kind: "published", daysAgo: 0.1 },
  };
}

function winterService(calendar: Calendar): PlannedAnnouncement {
  return {
    by: "editor",
    category: "operations",
    variants: [
      {
        language: "de",
        title: "Wintereinsatz: Fahrzeugübergabe",
        body: `Ab ${spoken(calendar.next("monday", 1), "de-DE")}, übergeben wir die Räumfahrzeuge um **5.30 Uhr** in Halle 2. Bitte denken Sie an Warnkleidung und Führerschein.`,
        alt: "Ein Räumfahrzeug fährt bei Nacht durch den Schnee",
      },
    ],
    picture: "snow-plough",
    targets: ["Betriebshöfe"],
    schedule: ALWAYS,
    weight: 2,
    fate: { kind: "published", daysAgo: 2 },
  };
}

function breathingProtection(): PlannedAnnouncement {
  return {
    by: "admin",
    category: "safety",
    variants: [
      {
        language: "de",
        title: "Atemschutz: neue Prüffristen",
        body: "Diese Fristen gelten ab dem 1. Januar:\n\n- Masken: alle sechs Monate\n- Pressluftatmer: einmal im Jahr\n- Lungenautomaten: nach jedem Einsatz\n\nFragen beantwortet die Atemschutzwerkstatt, Durchwahl 55 120.",
        alt: "",
      },
    ],
    picture: null,
    targets: ["Feuerwehr"],
    schedule: { ...ALWAYS, windows: SHIFT_CHANGES },
    weight: 1,
    fate: { kind: "published", daysAgo: 5 },
  };
}

function readingDay(calendar: Calendar): PlannedAnnouncement {
  return {
    by: "editor",
    category: "events",
    variants: [
      {
        language: "de",
        title: "Vorlesetag: Wer liest vor?",
        body: `Am ${dayAndMonth(calendar.next("friday", 9))} lesen wir in allen Kitas Geschichten vor, gern auch auf Türkisch, Polnisch oder Arabisch. Eine halbe Stunde reicht. Tragen Sie sich in die Liste im Personalraum ein.`,
        alt: "Aus einem aufgeschlagenen Buch wachsen ein Haus und Bäume, darüber der Mond",
      },
    ],
    picture: "story-book",
    targets: ["FABIDO Kitas"],
    schedule: { from: null, until: calendar.at(16, "18:00"), windows: OPENING_HOURS },
    weight: 1,
    fate: { kind: "published", daysAgo: 4 },
  };
}

function winterJackets(calendar: Calendar): PlannedAnnouncement {
  return {
    by: "editor",
    category: "services",
    variants: [
      {
        language: "de",
        title: "Kleiderausgabe: Winterjacken sind da",
        body: "Montag bis Freitag, 6 bis 8 Uhr, Kleiderkammer Westfalenhütte. Bitte bringen Sie die alte Jacke mit.",
        alt: "Drei Arbeitsjacken mit Leuchtstreifen an einer Kleiderstange",
      },
    ],
    picture: "jackets",
    targets: ["Betriebshöfe"],
    schedule: { from: null, until: calendar.at(-3, "08:00"), windows: [] },
    weight: 1,
    fate: { kind: "published", daysAgo: 18 },
  };
}

function lockers(): PlannedAnnouncement {
  return {
    by: "editor",
    category: "operations",
    variants: [
      {
        language: "de",
        title: "Neue Spinde in der Umkleide",
        body: "Die neuen Spinde werden in der kommenden Woche eingebaut. Bitte räumen Sie Ihren Spind bis Freitagabend aus.",
        alt: "",
      },
    ],
    picture: null,
    targets: ["Wache 5"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "draft" },
  };
}

function canteen(calendar: Calendar): PlannedAnnouncement {
  return {
    by: "admin",
    category: "general",
    variants: [
      {
        language: "de",
        title: "Rathauskantine: Suppe statt Mittagstisch",
        body: `Bis ${spoken(calendar.next("friday", 5), "de-DE")}, bleibt die Küche kalt: Der Herd wird getauscht. Suppe, Brot und Salat gibt es von 11.30 bis 13.30 Uhr.`,
        alt: "Eine dampfende Schüssel Suppe auf einem gedeckten Tisch",
      },
    ],
    picture: "soup",
    targets: ["Innere Dienste"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "withdrawn", daysAgo: 9, withdrawnDaysAgo: 2 },
  };
}

function vehicleWash(calendar: Calendar): PlannedAnnouncement {
  return {
    by: "editor",
    category: "operations",
    variants: [
      {
        language: "de",
        title: "Heute ist Waschtag für die Kehrmaschinen",
        body: "Die Waschhalle ist bis 9 Uhr für Kehrmaschinen und Kolonnenwagen frei. Bitte melden Sie sich vorher in der Werkstatt, Durchwahl **55 310**.",
        alt: "",
      },
    ],
    picture: null,
    targets: ["Straßenunterhaltung"],
    schedule: { ...ALWAYS, windows: everySecondTuesday(calendar.dayOf(calendar.next("tuesday", -14))) },
    weight: 1,
    fate: { kind: "published", daysAgo: 11 },
  };
}

function mondayMeeting(calendar: Calendar): PlannedAnnouncement {
  return {
    by: "admin",
    category: "training",
    variants: [
      {
        language: "de",
        title: "Wochenbesprechung: jetzt im Schulungsraum",
        body: "Um 7.15 Uhr geht es weiter. Wer Bereitschaft hat, bleibt am Fahrzeug.",
        alt: "",
      },
    ],
    picture: null,
    targets: ["Wachen"],
    schedule: { ...ALWAYS, from: calendar.at(1, "06:00"), windows: MONDAY_MEETING },
    precedence: "exclusive",
    weight: 1,
    fate: { kind: "published", daysAgo: 2 },
  };
}
