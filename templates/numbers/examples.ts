import type { Example } from "../example.ts";

export const examples: readonly Example<"numbers">[] = [
  {
    name: { de: "Eine Zahl, die alle kennen sollen", en: "One figure everybody should know" },
    category: "safety",
    fields: {
      title: { de: "Betriebshof Nord arbeitet sicher", en: "The northern depot works safely" },
      figures: [
        {
          value: "128",
          label: { de: "Tage ohne Arbeitsunfall. Der Rekord liegt bei 214.", en: "days without an accident. The record is 214." },
          trend: "up",
        },
      ],
      note: { de: "Stand: Montag, 23. November, 7 Uhr", en: "As of Monday, 23 November, 7:00" },
    },
  },
  {
    name: { de: "Ein Monat in Zahlen", en: "A month in figures" },
    category: "operations",
    fields: {
      title: { de: "Einsätze im Oktober", en: "Calls in October" },
      figures: [
        { value: "9.870", label: { de: "Rettungsdienst", en: "Ambulance" }, trend: "up" },
        { value: "412", label: { de: "Brände", en: "Fires" }, trend: "down" },
        { value: "655", label: { de: "Technische Hilfe", en: "Technical rescue" }, trend: "level" },
      ],
      note: { de: "Verglichen mit Oktober 2025", en: "Compared with October 2025" },
    },
  },
  {
    name: { de: "Wir im Überblick", en: "Us at a glance" },
    category: "people",
    fields: {
      title: { de: "Unsere Kitas in Zahlen", en: "Our kindergartens in figures" },
      figures: [
        { value: "98", label: { de: "Häuser", en: "houses" }, trend: "none" },
        { value: "7.412", label: { de: "Kinder", en: "children" }, trend: "none" },
        { value: "1.930", label: { de: "Kolleginnen und Kollegen", en: "colleagues" }, trend: "none" },
        { value: "31", label: { de: "Sprachen", en: "languages" }, trend: "none" },
      ],
      note: {},
    },
  },
];
