import { type Example, moment } from "../example.ts";

export const examples: readonly Example<"countdown">[] = [
  {
    name: { de: "Bis zum Fest", en: "Until the party" },
    category: "events",
    fields: {
      title: { de: "Bis zum Betriebsfest im Westfalenpark", en: "Until the staff party in the Westfalenpark" },
      until: moment("2026-12-04T16:00"),
      body: {
        de: "Freitag, 4. Dezember, ab 16 Uhr. Familien sind willkommen.",
        en: "Friday, 4 December, from 16:00. Families are welcome.",
      },
      afterwards: { de: "Das Betriebsfest läuft. Kommen Sie vorbei", en: "The staff party is on. Come along" },
    },
  },
  {
    name: { de: "Frist läuft ab", en: "A deadline" },
    category: "operations",
    fields: {
      title: { de: "Urlaubswünsche für 2027 abgeben", en: "Hand in your leave requests for 2027" },
      until: moment("2026-11-30T12:00"),
      body: {
        de: "Bis Montag, 30. November, 12 Uhr, bei der Leitung der Kita oder in meinDO.",
        en: "By Monday, 30 November, 12:00, to the head of your kindergarten or in meinDO.",
      },
      afterwards: {
        de: "Die Frist für Urlaubswünsche ist vorbei. Später geht es nur noch im Gespräch",
        en: "The deadline for leave requests has passed. Please speak to the head in person",
      },
    },
  },
];
