import type { Example } from "../example.ts";

export const examples: readonly Example<"person">[] = [
  {
    name: { de: "Neue Kollegin", en: "New colleague" },
    category: "people",
    fields: {
      title: { de: "Herzlich willkommen", en: "A warm welcome" },
      name: "Ayşe Yılmaz",
      role: { de: "Erzieherin in der Kita Hörde", en: "Educator at the Hörde kindergarten" },
      body: {
        de: "Seit November leitet sie die Gruppe der Wackelzähne. Vorher war sie acht Jahre in Bochum. Sie mag Waldtage und starken Tee.",
        en: "Since November she has led the group of the oldest children. Before that she spent eight years in Bochum. She likes days in the woods and strong tea.",
      },
      picture: null,
      consent: false,
      consentUntil: null,
    },
  },
  {
    name: { de: "Jubiläum", en: "Anniversary" },
    category: "people",
    fields: {
      title: { de: "40 Jahre Feuerwehr. Danke, Martin", en: "40 years in the fire brigade. Thank you, Martin" },
      name: "Martin Kowalski",
      role: { de: "Hauptbrandmeister, Feuerwache 1", en: "Chief fire officer, fire station 1" },
      body: {
        de: "Im Dezember gibt er seinen Helm ab. Wir feiern am 18. Dezember um 15 Uhr in der Fahrzeughalle.",
        en: "In December he hands in his helmet. We celebrate on 18 December at 15:00 in the vehicle hall.",
      },
      picture: null,
      consent: false,
      consentUntil: null,
    },
  },
  {
    name: { de: "Wer ist für Sie da", en: "Who is there for you" },
    category: "services",
    fields: {
      title: { de: "Ihre Ansprechpartnerin im Personalrat", en: "Your contact in the staff council" },
      name: "Olena Kovalenko",
      role: { de: "Sprechstunde mittwochs, 13 bis 15 Uhr", en: "Office hours on Wednesdays, 13:00 to 15:00" },
      body: {
        de: "Zimmer 2.14 oder Telefon 50-24 110. Alles bleibt unter uns.",
        en: "Room 2.14 or phone 50-24 110. Everything stays between us.",
      },
      picture: null,
      consent: false,
      consentUntil: null,
    },
  },
];
