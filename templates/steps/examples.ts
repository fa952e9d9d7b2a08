import type { Example } from "../example.ts";

export const examples: readonly Example<"steps">[] = [
  {
    name: { de: "So geht es richtig", en: "How it is done" },
    category: "safety",
    fields: {
      title: { de: "Hände waschen, auch wenn es eilt", en: "Wash your hands, even in a hurry" },
      steps: [
        { step: { de: "Hände nass machen", en: "Wet your hands" } },
        { step: { de: "Mit Seife einreiben, auch zwischen den Fingern", en: "Rub in soap, between the fingers too" } },
        { step: { de: "20 Sekunden lang waschen", en: "Wash for 20 seconds" } },
        { step: { de: "Mit Papier abtrocknen", en: "Dry with paper" } },
      ],
      note: { de: "Vor dem Essen, nach dem Wickeln, nach dem Garten", en: "Before meals, after changing nappies, after the garden" },
    },
  },
  {
    name: { de: "Anleitung in sechs Schritten", en: "Instructions in six steps" },
    category: "operations",
    fields: {
      title: { de: "Streufahrzeug übernehmen", en: "Taking over a gritting lorry" },
      steps: [
        { step: { de: "Schlüssel und Papiere in Halle 2 abholen", en: "Fetch the key and papers from hall 2" } },
        { step: { de: "Licht, Reifen und Bremsen prüfen", en: "Check lights, tyres and brakes" } },
        { step: { de: "Salz und Sole auffüllen", en: "Fill up with salt and brine" } },
        { step: { de: "Streuteller laufen lassen", en: "Let the spreader run" } },
        { step: { de: "Schäden ins Fahrtenbuch eintragen", en: "Enter damage in the logbook" } },
        { step: { de: "Bei der Einsatzleitung abmelden: 50-24 300", en: "Report to control: 50-24 300" } },
      ],
      note: {},
    },
  },
];
