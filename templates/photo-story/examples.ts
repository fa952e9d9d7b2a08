import type { Example } from "../example.ts";

export const examples: readonly Example<"photo-story">[] = [
  {
    name: { de: "So war das Fest", en: "How the party was" },
    category: "events",
    fields: {
      title: { de: "Sommerfest im Westfalenpark", en: "Summer party in Westfalenpark" },
      photos: [
        {
          picture: null,
          caption: { de: "Die Löschgruppe Nord grillt für 400 Gäste.", en: "The northern fire crew grills for 400 guests." },
        },
        {
          picture: null,
          caption: { de: "Der Chor der Kita Eving singt drei Zugaben.", en: "The choir of the Eving kindergarten sings three encores." },
        },
        {
          picture: null,
          caption: { de: "Sieger im Tauziehen: der Betriebshof Nord.", en: "Winners of the tug of war: the northern depot." },
        },
      ],
    },
  },
  {
    name: { de: "Vorher und nachher", en: "Before and after" },
    category: "operations",
    fields: {
      title: { de: "Aus Asphalt wird Schulgarten", en: "From asphalt to school garden" },
      photos: [
        { picture: null, caption: { de: "März: 600 Quadratmeter Parkplatz.", en: "March: 600 square metres of car park." } },
        { picture: null, caption: { de: "September: 40 Beete und ein Apfelbaum.", en: "September: 40 beds and an apple tree." } },
      ],
    },
  },
];
