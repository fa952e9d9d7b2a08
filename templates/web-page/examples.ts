import type { Example } from "../example.ts";

export const examples: readonly Example<"web-page">[] = [
  {
    name: { de: "Wetter und Warnungen", en: "Weather and warnings" },
    category: "operations",
    fields: { title: { de: "Wetter für die nächsten Stunden", en: "Weather for the next hours" }, address: "", zoom: "125" },
  },
  {
    name: { de: "Abfahrten an der Haltestelle", en: "Departures at the stop" },
    category: "services",
    fields: { title: { de: "Abfahrten Haltestelle Hauptwache", en: "Departures from Hauptwache" }, address: "", zoom: "150" },
  },
];
