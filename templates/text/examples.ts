import type { Example } from "../example.ts";

export const examples: readonly Example<"text">[] = [
  {
    name: { de: "Kurze Nachricht", en: "Short message" },
    category: "operations",
    fields: {
      title: { de: "Tor 3 bleibt am Donnerstag zu", en: "Gate 3 stays closed on Thursday" },
      body: {
        de: "Die Schranke wird von **7 bis 15 Uhr** repariert. Bitte fahren Sie über Tor 1 an der Lindenhorster Straße.",
        en: "The barrier is being repaired from **7 to 15:00**. Please use gate 1 on Lindenhorster Straße.",
      },
    },
  },
  {
    name: { de: "Hinweis mit Liste", en: "Notice with a list" },
    category: "safety",
    fields: {
      title: { de: "Es wird glatt: sicher in den Dienst", en: "Ice ahead: get to work safely" },
      body: {
        de: "- Zehn Minuten früher losgehen\n- Winterschuhe gibt es in der Kleiderkammer\n- Glatte Stellen bitte unter **50-11 300** melden",
        en: "- Leave ten minutes earlier\n- Winter boots are in the clothing store\n- Please report icy spots on **50-11 300**",
      },
    },
  },
  {
    name: { de: "Danke sagen", en: "Say thank you" },
    category: "people",
    fields: {
      title: { de: "Danke für die lange Nacht", en: "Thank you for the long night" },
      body: {
        de: "62 Kolleginnen und Kollegen haben am Sonntag bis in den Morgen Keller leer gepumpt und Bäume von der Straße geholt.",
        en: "On Sunday, 62 colleagues pumped out cellars and cleared trees from the roads until the morning.",
      },
    },
  },
];
