import { type LocalDate, LocalTime } from "../../domain/model/time.ts";
import type { Words } from "../../templates/picture-use.ts";
import type { FieldsOf, SlideContent } from "../../templates/registry.ts";
import { type Calendar, spoken } from "./calendar.ts";
import { ROOT } from "./city-plan.ts";
import type { PlannedAnnouncement } from "./planned-announcement.ts";
import { ALWAYS, OPENING_HOURS } from "./schedules.ts";

/** What hangs best in a template of its own: a menu, a list of dates, figures, a welcome, instructions, codes to scan, a saying, a table. */
export function planStaged(calendar: Calendar): readonly PlannedAnnouncement[] {
  return [
    menu(calendar),
    week(calendar),
    figures(),
    welcome(calendar),
    handWashing(),
    services(),
    saying(),
    emergencyNumbers(),
    assembly(calendar),
  ];
}

const de = (text: string): Words => ({ de: text });

function slide(key: string, content: Pick<SlideContent, "template" | "fields">): SlideContent {
  return { key, dwellMs: null, ...content } as SlideContent;
}

type Dish = FieldsOf<"menu">["dishes"][number];

function menu(calendar: Calendar): PlannedAnnouncement {
  const dish = (day: LocalDate, text: string, diet: Dish["diet"], allergens: string, price: string): Dish => {
    return { day, dish: de(text), diet, allergens, price };
  };
  const [mon, tue, wed, thu, fri] = workingDays(calendar);
  const dishes = [
    dish(mon, "Linsensuppe mit Brot", "vegan", "A, I", "3,80 €"),
    dish(mon, "Hähnchen mit Reis und Paprika", "poultry", "G", "5,60 €"),
    dish(tue, "Spinatlasagne", "vegetarian", "A, C, G", "4,90 €"),
    dish(tue, "Bratwurst mit Kartoffelpüree", "pork", "G, J", "5,20 €"),
    dish(wed, "Gemüsecurry mit Kichererbsen", "vegan", "", "4,70 €"),
    dish(wed, "Rindergulasch mit Spätzle", "beef", "A, C", "6,10 €"),
    dish(thu, "Käsespätzle mit Röstzwiebeln", "vegetarian", "A, C, G", "4,90 €"),
    dish(fri, "Seelachs mit Kräutersauce", "fish", "D, G", "6,30 €"),
    dish(fri, "Milchreis mit Kirschen", "vegetarian", "G", "3,90 €"),
  ];
  const note = de("11.30 bis 13.30 Uhr. A Gluten, C Ei, D Fisch, G Milch, I Sellerie, J Senf");
  return {
    by: "editor",
    category: "general",
    slides: [slide("menu01", { template: "menu", fields: { title: de("Rathauskantine: diese Woche"), dishes, note } })],
    targets: ["Innere Dienste"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 3 },
  };
}

function workingDays(calendar: Calendar): readonly [LocalDate, LocalDate, LocalDate, LocalDate, LocalDate] {
  const monday = calendar.next("monday", -4);
  const day = (after: number) => calendar.dayOf(monday.add({ days: after }));
  return [day(0), day(1), day(2), day(3), day(4)];
}

function week(calendar: Calendar): PlannedAnnouncement {
  const at = (time: string) => LocalTime.parse(time);
  const day = (weekday: Parameters<Calendar["next"]>[0]) => calendar.dayOf(calendar.next(weekday, 0));
  const dates = [
    { day: day("monday"), time: at("07:15"), what: de("Wochenbesprechung"), where: de("Schulungsraum") },
    { day: day("tuesday"), time: at("13:00"), what: de("Atemschutz: Prüfung der Masken"), where: de("Werkstatt") },
    { day: day("wednesday"), time: at("07:00"), what: de("Grippeschutz: das Impfteam kommt"), where: de("Erdgeschoss") },
    { day: day("thursday"), time: at("09:00"), what: de("Personalversammlung"), where: de("Westfalenhallen") },
    { day: day("friday"), time: at("16:00"), what: de("Übergabe der neuen Drehleiter"), where: de("Hof") },
  ];
  const inOrder = dates.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return {
    by: "editor",
    category: "events",
    slides: [slide("dates1", { template: "dates", fields: { title: de("Diese Woche"), dates: inOrder } })],
    targets: ["Wachen"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 1 },
  };
}

function figures(): PlannedAnnouncement {
  const values: FieldsOf<"numbers">["figures"] = [
    { value: "7:42 min", label: de("bis zum Eintreffen"), trend: "down" },
    { value: "1.204", label: de("Einsätze im Oktober"), trend: "up" },
    { value: "38", label: de("Menschen gerettet"), trend: "none" },
  ];
  const note = de("Danke für jede Minute. Verglichen mit dem Oktober des Vorjahres.");
  return {
    by: "admin",
    category: "people",
    slides: [slide("number", { template: "numbers", fields: { title: de("Der Oktober in Zahlen"), figures: values, note } })],
    targets: ["Feuerwehr"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 7 },
  };
}

function welcome(calendar: Calendar): PlannedAnnouncement {
  const fields: FieldsOf<"person"> = {
    title: de("Herzlich willkommen"),
    name: "Ayşe Yılmaz",
    role: de("Erzieherin, Gruppe der Wackelzähne"),
    body: de("Vorher war sie acht Jahre in Bochum. Sie mag Waldtage und starken Tee. Am Freitag gibt es zum Einstand Börek."),
    picture: null,
    consent: true,
    consentUntil: calendar.dayOf(calendar.next("friday", 60)),
  };
  return {
    by: "editor",
    category: "people",
    slides: [slide("person", { template: "person", fields })],
    targets: ["Kita Hörde"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 2 },
  };
}

function handWashing(): PlannedAnnouncement {
  const steps = ["Hände nass machen", "Seife nehmen", "30 Sekunden reiben, auch die Daumen", "Gut abspülen", "Mit Papier abtrocknen"];
  const fields = { title: de("Hände waschen, so geht es"), steps: steps.map((text) => ({ step: de(text) })), note: {} };
  return {
    by: "editor",
    category: "health",
    slides: [slide("steps1", { template: "steps", fields })],
    targets: ["FABIDO Kitas"],
    schedule: { ...ALWAYS, windows: OPENING_HOURS },
    weight: 1,
    fate: { kind: "published", daysAgo: 10 },
  };
}

function services(): PlannedAnnouncement {
  const tile = (name: string, note: string, address: string, icon: FieldsOf<"services">["tiles"][number]["icon"]) => {
    return { name: de(name), note: de(note), address, icon };
  };
  const tiles = [
    tile("Urlaub beantragen", "In zwei Minuten, auch vom Handy", "https://meindo.example/urlaub", "calendar"),
    tile("Entgeltnachweis", "Die letzten zwölf Monate", "https://meindo.example/entgelt", "form"),
    tile("Krank melden", "Bitte vor Dienstbeginn", "https://meindo.example/krank", "phone"),
  ];
  return {
    by: "admin",
    category: "services",
    slides: [slide("tiles1", { template: "services", fields: { title: de("meinDO: Code scannen, fertig"), tiles } })],
    targets: [ROOT],
    schedule: ALWAYS,
    precedence: "filler",
    weight: 1,
    fate: { kind: "published", daysAgo: 14 },
  };
}

function saying(): PlannedAnnouncement {
  const fields: FieldsOf<"quotation"> = {
    title: {},
    quote: de("Um vier Uhr morgens gehört die Stadt uns. Wenn die anderen losfahren, ist der Weg frei."),
    who: "Dennis Krämer",
    role: de("Straßenunterhaltung, seit 19 Wintern dabei"),
    picture: null,
  };
  return {
    by: "editor",
    category: "people",
    slides: [slide("quote1", { template: "quotation", fields })],
    targets: ["Betriebshöfe"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 4 },
  };
}

function emergencyNumbers(): PlannedAnnouncement {
  const row = (a: string, b: string) => ({ a: de(a), b: de(b), c: {}, d: {}, e: {}, f: {} });
  const fields = {
    title: de("Heizperiode: Notfallnummern"),
    columns: [{ heading: de("Was ist los?") }, { heading: de("Durchwahl") }],
    rows: [row("Heizung fällt aus", "55 200"), row("Wasser tritt aus", "55 210"), row("Aufzug steht", "55 220")],
    note: de("Nachts und am Wochenende hilft die Leitstelle."),
  };
  return {
    by: "editor",
    category: "operations",
    slides: [slide("table1", { template: "table", fields })],
    targets: ["Schulhausmeisterei", "FABIDO Kitas", "Innere Dienste"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 17 },
  };
}

/** Two slides: what it is about, and how long it still is. */
function assembly(calendar: Calendar): PlannedAnnouncement {
  const day = calendar.next("thursday", 12);
  const title = de("Personalversammlung in den Westfalenhallen");
  const when = spoken(day, "de-DE");
  const body = de(
    `${when}, 9 bis 12 Uhr, Halle 2. Der Personalrat berichtet, danach beantwortet der Verwaltungsvorstand Ihre Fragen. **Die Teilnahme ist Arbeitszeit.** Ein Bus fährt um 8.15 Uhr ab Betriebshof Nord.`,
  );
  const until = calendar.on(day, "09:00");
  const countdown = { title, until, body: de("Halle 2, Einlass ab 8.30 Uhr"), afterwards: de("Es hat begonnen. Willkommen in Halle 2") };
  return {
    by: "admin",
    category: "people",
    slides: [slide("text01", { template: "text", fields: { title, body } }), slide("count1", { template: "countdown", fields: countdown })],
    targets: [ROOT],
    schedule: { from: calendar.at(4, "06:00"), until: calendar.at(19, "12:00"), windows: [] },
    weight: 1,
    fate: { kind: "published", daysAgo: 1 },
  };
}
