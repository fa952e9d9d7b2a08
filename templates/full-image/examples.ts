import type { Example } from "../example.ts";

export const examples: readonly Example<"full-image">[] = [
  {
    name: { de: "Bild des Monats", en: "Picture of the month" },
    category: "people",
    fields: {
      title: { de: "Sonnenaufgang über dem Hafen", en: "Sunrise over the harbour" },
      caption: { de: "Gesehen von Wachabteilung 2, Feuerwache 1, um 7.12 Uhr", en: "Seen by watch 2, fire station 1, at 7:12" },
      picture: null,
    },
  },
  {
    name: { de: "Großer Anlass", en: "Big occasion" },
    category: "events",
    fields: {
      title: { de: "Tag der offenen Tore", en: "Open day at the depots" },
      caption: {
        de: "Samstag, 12. Dezember, 10 bis 16 Uhr, auf allen Betriebshöfen",
        en: "Saturday, 12 December, 10:00 to 16:00, at all depots",
      },
      picture: null,
    },
  },
];
