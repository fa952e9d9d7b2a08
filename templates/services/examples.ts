import type { Example } from "../example.ts";

export const examples: readonly Example<"services">[] = [
  {
    name: { de: "Mit dem Handy erledigen", en: "Done on your phone" },
    category: "services",
    fields: {
      title: { de: "meinDO auf dem eigenen Handy", en: "meinDO on your own phone" },
      tiles: [
        {
          name: { de: "Entgeltnachweis", en: "Pay slip" },
          note: { de: "Ansehen und herunterladen", en: "View and download" },
          address: "https://meindo.example/entgelt",
          icon: "form",
        },
        {
          name: { de: "Urlaub", en: "Leave" },
          note: { de: "Beantragen und Resttage sehen", en: "Apply, and see days left" },
          address: "https://meindo.example/urlaub",
          icon: "calendar",
        },
        {
          name: { de: "Krank melden", en: "Report sick" },
          note: { de: "Geht rund um die Uhr", en: "At any hour" },
          address: "https://meindo.example/krank",
          icon: "help",
        },
      ],
    },
  },
  {
    name: { de: "Ein Angebot mit Code", en: "One offer with a code" },
    category: "training",
    fields: {
      title: { de: "Erste Hilfe auffrischen", en: "Refresh your first aid" },
      tiles: [
        {
          name: { de: "Zum Kurs anmelden", en: "Sign up for a course" },
          note: {
            de: "Vier Stunden, während der Dienstzeit, an der Feuerwache 1",
            en: "Four hours, during work, at fire station 1",
          },
          address: "https://meindo.example/erste-hilfe",
          icon: "calendar",
        },
      ],
    },
  },
];
