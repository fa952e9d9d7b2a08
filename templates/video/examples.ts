import type { Example } from "../example.ts";

export const examples: readonly Example<"video">[] = [
  {
    name: { de: "Kurzer Film mit Untertiteln", en: "A short film with captions" },
    category: "people",
    fields: {
      title: { de: "Ein Vormittag in der Leitstelle", en: "A morning in the control room" },
      video: null,
      sound: false,
    },
  },
  {
    name: { de: "Handgriff im Film", en: "A film that shows how" },
    category: "safety",
    fields: {
      title: { de: "Rückenschonend heben: der Handgriff in 40 Sekunden", en: "Lifting without strain, shown in 40 seconds" },
      video: null,
      sound: false,
    },
  },
];
