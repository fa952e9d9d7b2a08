import type { Example } from "../example.ts";

export const examples: readonly Example<"quotation">[] = [
  {
    name: { de: "Aus dem Kollegium", en: "From a colleague" },
    category: "people",
    fields: {
      title: {},
      quote: {
        de: "Wenn um drei Uhr nachts der Melder geht, weiß ich, wer neben mir sitzt. Darauf kommt es an.",
        en: "When the pager goes off at three in the morning, I know who is sitting next to me. That is what counts.",
      },
      who: "Sabine Krüger",
      role: { de: "Notfallsanitäterin, Feuerwache 4", en: "Paramedic, fire station 4" },
      picture: null,
    },
  },
  {
    name: { de: "Dank von außen", en: "Thanks from outside" },
    category: "general",
    fields: {
      title: { de: "Post an den Betriebshof Nord", en: "A letter to the northern depot" },
      quote: {
        de: "Am Morgen nach dem Sturm war unsere Straße frei, bevor wir die Jacken anhatten. Danke.",
        en: "The morning after the storm our street was clear before we had our coats on. Thank you.",
      },
      who: "Familie Demir",
      role: { de: "Anwohner der Schützenstraße", en: "Residents of Schützenstraße" },
      picture: null,
    },
  },
];
