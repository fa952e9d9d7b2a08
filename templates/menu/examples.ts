import { day, type Example } from "../example.ts";

const MONDAY = day("2026-11-23");
const TUESDAY = day("2026-11-24");
const WEDNESDAY = day("2026-11-25");
const THURSDAY = day("2026-11-26");
const FRIDAY = day("2026-11-27");

export const examples: readonly Example<"menu">[] = [
  {
    name: { de: "Die Woche in der Kantine", en: "The week in the canteen" },
    category: "services",
    fields: {
      title: { de: "Kantine: diese Woche", en: "Canteen: this week" },
      dishes: [
        {
          day: MONDAY,
          dish: { de: "Linseneintopf mit Räuchertofu", en: "Lentil stew with smoked tofu" },
          diet: "vegan",
          allergens: "F, I",
          price: "4,20 €",
        },
        {
          day: MONDAY,
          dish: { de: "Rinderroulade mit Rotkohl", en: "Beef roulade with red cabbage" },
          diet: "beef",
          allergens: "A, I",
          price: "6,90 €",
        },
        { day: TUESDAY, dish: { de: "Gemüselasagne", en: "Vegetable lasagne" }, diet: "vegetarian", allergens: "A, G", price: "5,10 €" },
        {
          day: TUESDAY,
          dish: { de: "Hähnchenkeule mit Kartoffelsalat", en: "Chicken leg with potato salad" },
          diet: "poultry",
          allergens: "J",
          price: "6,20 €",
        },
        {
          day: WEDNESDAY,
          dish: { de: "Kürbissuppe mit Brot", en: "Pumpkin soup with bread" },
          diet: "vegan",
          allergens: "A",
          price: "3,90 €",
        },
        {
          day: WEDNESDAY,
          dish: { de: "Currywurst mit Pommes", en: "Curried sausage with chips" },
          diet: "pork",
          allergens: "A, J",
          price: "5,80 €",
        },
        {
          day: THURSDAY,
          dish: { de: "Käsespätzle mit Röstzwiebeln", en: "Cheese spaetzle with fried onions" },
          diet: "vegetarian",
          allergens: "A, C, G",
          price: "5,40 €",
        },
        {
          day: THURSDAY,
          dish: { de: "Grünkohl mit Mettwurst", en: "Kale with smoked sausage" },
          diet: "pork",
          allergens: "J",
          price: "6,50 €",
        },
        {
          day: FRIDAY,
          dish: { de: "Milchreis mit Kirschen", en: "Rice pudding with cherries" },
          diet: "vegetarian",
          allergens: "G",
          price: "3,60 €",
        },
        {
          day: FRIDAY,
          dish: { de: "Seelachs mit Petersilienkartoffeln", en: "Saithe with parsley potatoes" },
          diet: "fish",
          allergens: "D, G",
          price: "6,80 €",
        },
      ],
      note: {
        de: "Was A bis N bedeuten, steht an der Ausgabe. Gäste zahlen 1,50 € mehr.",
        en: "What A to N mean is posted at the counter. Guests pay 1,50 € more.",
      },
    },
  },
  {
    name: { de: "Heute auf der Wache", en: "Today at the station" },
    category: "services",
    fields: {
      title: { de: "Heute kocht Wachabteilung 3", en: "Today watch 3 cooks" },
      dishes: [
        {
          day: MONDAY,
          dish: { de: "Chili mit Bohnen und Reis", en: "Chilli with beans and rice" },
          diet: "vegan",
          allergens: "I",
          price: "3,50 €",
        },
        {
          day: MONDAY,
          dish: { de: "Frikadelle mit Kartoffelpüree", en: "Meatball with mashed potatoes" },
          diet: "beef",
          allergens: "A, C, G",
          price: "4,50 €",
        },
      ],
      note: { de: "Bitte bis 9 Uhr in die Liste an der Küche eintragen.", en: "Please sign the list at the kitchen by 9:00." },
    },
  },
];
