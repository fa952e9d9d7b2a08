import type { Example } from "../example.ts";

export const examples: readonly Example<"document">[] = [
  {
    name: { de: "Aushang als PDF", en: "A notice as a PDF" },
    category: "operations",
    fields: { title: { de: "Dienstvereinbarung zur Arbeitszeit", en: "Agreement on working hours" }, document: null },
  },
  {
    name: { de: "Plan zum Nachsehen", en: "A plan to look at" },
    category: "safety",
    fields: { title: { de: "Fluchtwege und Sammelplatz der Kita Hörde", en: "Escape routes of the Hörde kindergarten" }, document: null },
  },
];
