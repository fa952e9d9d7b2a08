import type { Example } from "../example.ts";

export const examples: readonly Example<"poll">[] = [
  {
    name: { de: "So haben Sie abgestimmt", en: "How you voted" },
    category: "events",
    fields: {
      title: { de: "Was soll es beim Betriebsfest geben?", en: "What shall there be at the staff party?" },
      answers: [
        { answer: { de: "Vom Grill", en: "From the grill" }, votes: 412 },
        { answer: { de: "Suppe und Brot", en: "Soup and bread" }, votes: 268 },
        { answer: { de: "Vegetarisches Buffet", en: "Vegetarian buffet" }, votes: 305 },
      ],
      note: { de: "Danke fürs Mitmachen.", en: "Thank you for taking part." },
    },
  },
  {
    name: { de: "Ja oder nein", en: "Yes or no" },
    category: "operations",
    fields: {
      title: { de: "Soll die Frühschicht im Winter um 6:30 Uhr beginnen?", en: "Should the early shift start at 6:30 in winter?" },
      answers: [
        { answer: { de: "Ja", en: "Yes" }, votes: 87 },
        { answer: { de: "Nein", en: "No" }, votes: 41 },
        { answer: { de: "Ist mir gleich", en: "I do not mind" }, votes: 19 },
      ],
      note: { de: "Betriebshof Nord, Oktober 2026.", en: "Northern depot, October 2026." },
    },
  },
];
