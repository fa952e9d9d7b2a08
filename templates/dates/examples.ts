import { day, type Example, time } from "../example.ts";

export const examples: readonly Example<"dates">[] = [
  {
    name: { de: "Diese Woche", en: "This week" },
    category: "operations",
    fields: {
      title: { de: "Diese Woche", en: "This week" },
      dates: [
        {
          day: day("2026-11-23"),
          time: time("06:00"),
          what: { de: "Wintereinsatz: Fahrzeugübergabe", en: "Winter service: vehicles handed over" },
          where: { de: "Halle 2", en: "Hall 2" },
        },
        {
          day: day("2026-11-24"),
          time: time("13:30"),
          what: { de: "Personalversammlung", en: "Staff meeting" },
          where: { de: "Kantine", en: "Canteen" },
        },
        {
          day: day("2026-11-25"),
          time: time("07:00"),
          what: { de: "Grippeschutzimpfung", en: "Flu jabs" },
          where: { de: "Schulungsraum", en: "Training room" },
        },
        {
          day: day("2026-11-27"),
          time: null,
          what: { de: "Entgeltnachweise November in meinDO", en: "Pay slips for November in meinDO" },
          where: { de: "Online", en: "Online" },
        },
      ],
    },
  },
  {
    name: { de: "Elternabende und Feste", en: "Parents' evenings and parties" },
    category: "events",
    fields: {
      title: { de: "Advent in der Kita Hörde", en: "Advent at the Hörde kindergarten" },
      dates: [
        {
          day: day("2026-11-30"),
          time: time("15:00"),
          what: { de: "Laternen aufhängen", en: "Hanging up lanterns" },
          where: { de: "Garten", en: "Garden" },
        },
        {
          day: day("2026-12-04"),
          time: null,
          what: { de: "Nikolaus kommt", en: "St Nicholas comes" },
          where: { de: "Alle Gruppen", en: "All groups" },
        },
        {
          day: day("2026-12-08"),
          time: time("19:00"),
          what: { de: "Elternabend der Vorschulkinder", en: "Parents' evening of the preschoolers" },
          where: { de: "Turnraum", en: "Gym" },
        },
        {
          day: day("2026-12-18"),
          time: time("16:30"),
          what: { de: "Singen am Baum", en: "Singing at the tree" },
          where: { de: "Hof", en: "Yard" },
        },
        {
          day: day("2026-12-23"),
          time: null,
          what: { de: "Die Kita ist geschlossen, bis 3. Januar", en: "Closed until 3 January" },
          where: {},
        },
      ],
    },
  },
];
