import type { Example } from "../example.ts";

export const examples: readonly Example<"text-image">[] = [
  {
    name: { de: "Einladung mit Bild", en: "Invitation with a picture" },
    category: "health",
    fields: {
      title: { de: "Grippeschutz: Impfteam kommt in die Wache", en: "Flu jabs: the team comes to the station" },
      body: {
        de: "Mittwoch, 25. November, 7 bis 11 Uhr, Schulungsraum im Erdgeschoss. Ohne Termin, Versichertenkarte genügt.",
        en: "Wednesday, 25 November, 7:00 to 11:00, training room on the ground floor. No appointment, your insurance card is enough.",
      },
      picture: null,
      crop: "upright",
    },
  },
  {
    name: { de: "Neues aus einem Haus", en: "News from a place" },
    category: "operations",
    fields: {
      title: { de: "Die Kita Hörde ist wieder zu Hause", en: "The Hörde kindergarten is back home" },
      body: {
        de: "Nach elf Monaten Umbau sind alle fünf Gruppen zurück. Der Garten folgt im Frühjahr.",
        en: "After eleven months of building, all five groups are back. The garden follows in spring.",
      },
      picture: null,
      crop: "half",
    },
  },
  {
    name: { de: "Breites Bild, kurzer Text", en: "Wide picture, short text" },
    category: "events",
    fields: {
      title: { de: "Betriebsfest im Westfalenpark", en: "Staff party in Westfalenpark" },
      body: {
        de: "Freitag, 4. Dezember, ab 16 Uhr. Familien sind willkommen.",
        en: "Friday, 4 December, from 16:00. Families are welcome.",
      },
      picture: null,
      crop: "wide",
    },
  },
];
