import { type Calendar, dayAndMonth, spoken } from "./calendar.ts";
import { ROOT } from "./city-plan.ts";
import type { PlannedAnnouncement } from "./planned-announcement.ts";
import { ALWAYS } from "./schedules.ts";

/** What concerns the whole city. */
export function planForEverybody(calendar: Calendar): readonly PlannedAnnouncement[] {
  return [celebration(calendar), payslips(calendar), training(calendar), bicycles(calendar), firstAiders()];
}

function celebration(calendar: Calendar): PlannedAnnouncement {
  const day = spoken(calendar.next("friday", 10), "de-DE");
  return {
    by: "admin",
    category: "events",
    variants: [
      {
        language: "de",
        title: "Betriebsfest im Westfalenpark",
        body: `${day}, ab 16 Uhr am Florianturm. Familien sind herzlich willkommen, für Essen und Getränke ist gesorgt.`,
        alt: "Der Florianturm hinter bunten Zelten und einer Kette von Lampions",
      },
    ],
    picture: "park",
    targets: [ROOT],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 6 },
  };
}

function payslips(calendar: Calendar): PlannedAnnouncement {
  const date = calendar.next("friday", 3);
  return {
    by: "editor",
    category: "services",
    variants: [
      {
        language: "de",
        title: "Entgeltnachweise jetzt in meinDO",
        body: `Ihren nächsten Entgeltnachweis finden Sie ab **${spoken(date, "de-DE")}**, in meinDO. Sie möchten ihn weiter auf Papier? Ein Anruf beim Personalservice genügt.`,
        alt: "Ein Handy zeigt eine Abrechnung mit einem grünen Haken",
      },
      {
        language: "en",
        title: "Payslips are now in meinDO",
        body: `You will find your next payslip in meinDO from **${spoken(date, "en-GB")}**. Would you rather keep getting it on paper? Just call the personnel service.`,
        alt: "A phone shows a statement with a green tick",
      },
      {
        language: "tr",
        title: "Maaş bordroları artık meinDO’da",
        body: `Bir sonraki maaş bordronuzu **${spoken(date, "tr-TR")}** gününden itibaren meinDO’da bulabilirsiniz. Kâğıt olarak almaya devam etmek isterseniz personel servisini aramanız yeterlidir.`,
        alt: "Telefonda yeşil onay işaretli bir maaş bordrosu görünüyor",
      },
    ],
    picture: "payslip",
    targets: [ROOT],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 3 },
  };
}

function training(calendar: Calendar): PlannedAnnouncement {
  const until = calendar.next("friday", 7);
  const day = calendar.next("thursday", 17);
  return {
    by: "editor",
    category: "training",
    variants: [
      {
        language: "de",
        title: `Fortbildungstag am ${dayAndMonth(day)}`,
        body: `Noch frei sind Plätze in diesen Kursen:\n\n- Ruhig bleiben im Konflikt\n- Rückenschonend arbeiten\n- Erste Hilfe am Kind\n\nAnmeldung bis ${spoken(until, "de-DE")}, bei Ihrer Teamleitung.`,
        alt: "Ein Schreibtisch mit Büchern und Lampe vor einem Fenster am Abend",
      },
    ],
    picture: "study",
    targets: [ROOT],
    schedule: { from: null, until: calendar.at(18, "18:00"), windows: [] },
    weight: 1,
    fate: { kind: "published", daysAgo: 8 },
  };
}

function bicycles(calendar: Calendar): PlannedAnnouncement {
  return {
    by: "admin",
    category: "services",
    variants: [
      {
        language: "de",
        title: "Dienstrad: Beratung in der Mittagspause",
        body: `Fahrrad oder E-Bike leasen, auch für den Weg zur Arbeit. Wir beraten Sie ab ${dayAndMonth(calendar.next("tuesday", 2))} jeden Dienstag von 12 bis 14 Uhr im Betriebshof Nord, Raum 104.`,
        alt: "Ein rotes Fahrrad mit Einkaufskorb auf einem Feldweg",
      },
    ],
    picture: "bicycle",
    targets: [ROOT],
    schedule: ALWAYS,
    precedence: "filler",
    weight: 1,
    fate: { kind: "published", daysAgo: 12 },
  };
}

function firstAiders(): PlannedAnnouncement {
  return {
    by: "editor",
    category: "safety",
    variants: [
      {
        language: "de",
        title: "Ersthelferinnen und Ersthelfer gesucht",
        body: "In jedem Team soll jemand wissen, was im Notfall zu tun ist. Der Kurs dauert einen Tag und zählt als Arbeitszeit. Sprechen Sie Ihre Teamleitung an.",
        alt: "Ein grüner Verbandkoffer mit weißem Kreuz, dahinter eine Herzlinie",
      },
      {
        language: "de-x-leicht",
        title: "Wer möchte Erste Hilfe lernen?",
        body: "Manchmal verletzt sich jemand bei der Arbeit.\n\nDann braucht der Mensch schnell Hilfe.\n\nSie können das lernen: in einem Kurs.\n\nDer Kurs dauert einen Tag.\n\nFragen Sie Ihre Chefin oder Ihren Chef.",
        alt: "Ein grüner Koffer mit Pflastern und Verbänden",
      },
      {
        language: "en",
        title: "First aiders wanted",
        body: "Every team should have someone who knows what to do in an emergency. The course takes one day and counts as working time. Please ask your team leader.",
        alt: "A green first-aid case with a white cross, a heartbeat line behind it",
      },
    ],
    picture: "first-aid",
    targets: [ROOT],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 15 },
  };
}
