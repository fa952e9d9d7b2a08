import type { MediaId } from "../../domain/model/id.ts";
import type { PictureUse, Words } from "../../templates/picture-use.ts";
import type { FieldsOf, SlideContent } from "../../templates/registry.ts";
import { type Calendar, spoken } from "./calendar.ts";
import type { CityMedia, MediaName } from "./city-media.ts";
import type { PlannedAnnouncement } from "./planned-announcement.ts";
import { ALWAYS } from "./schedules.ts";

/** What lives on pictures, a film or a document, and what people were asked. */
export function planPictured(calendar: Calendar, media: CityMedia): readonly PlannedAnnouncement[] {
  return [winterFilm(media), winterInstructions(media), pictureOfTheMonth(media), lanternStory(media), vote(), leaveRequests(calendar)];
}

const de = (text: string): Words => ({ de: text });

function idOf(media: CityMedia, name: MediaName): MediaId {
  const id = media.get(name);
  if (id === undefined) throw new Error(`There is no ${name} in the library`);
  return id;
}

function pictureOf(media: CityMedia, name: MediaName, alt: string): PictureUse {
  return { mediaId: idOf(media, name), decorative: false, alt: de(alt) };
}

function slide(key: string, content: Pick<SlideContent, "template" | "fields">): SlideContent {
  return { key, dwellMs: null, ...content } as SlideContent;
}

function winterFilm(media: CityMedia): PlannedAnnouncement {
  const fields: FieldsOf<"video"> = { title: de("Freie Fahrt am Morgen"), video: idOf(media, "film"), sound: false };
  return {
    by: "editor",
    category: "people",
    slides: [slide("film01", { template: "video", fields })],
    targets: ["Betriebshöfe", "Schulhausmeisterei"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 1.5 },
  };
}

function winterInstructions(media: CityMedia): PlannedAnnouncement {
  const fields: FieldsOf<"document"> = { title: de("Winterdienst: Was jetzt gilt"), document: idOf(media, "instructions") };
  return {
    by: "admin",
    category: "operations",
    slides: [slide("paper1", { template: "document", fields })],
    targets: ["Straßenunterhaltung", "Schulhausmeisterei"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 13 },
  };
}

function pictureOfTheMonth(media: CityMedia): PlannedAnnouncement {
  const alt = "Die Sonne geht über verschneiten Häusern auf, ein roter Bus hält an der Haltestelle";
  const fields: FieldsOf<"full-image"> = {
    title: de("Sechs Uhr, der erste Bus"),
    caption: de("Das Bild des Monats hat Elif Demir aus der Poststelle gemalt."),
    picture: pictureOf(media, "first-bus", alt),
  };
  return {
    by: "editor",
    category: "people",
    slides: [slide("image1", { template: "full-image", fields })],
    targets: ["Wachen", "Innere Dienste"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 6.5 },
  };
}

function lanternStory(media: CityMedia): PlannedAnnouncement {
  const photo = (name: MediaName, caption: string, alt: string) => ({ picture: pictureOf(media, name, alt), caption: de(caption) });
  const photos = [
    photo(
      "lantern-making",
      "Zwei Wochen lang wurde geschnitten, geklebt und gemalt.",
      "Vier bunte Papierlaternen an einer Leine, darunter ein Tisch mit Papier, Kleber und Schere",
    ),
    photo("lantern-walk", "84 Laternen auf dem Weg durch Hörde.", "Fünf Kinder gehen mit leuchtenden Laternen durch die Nacht"),
    photo(
      "lantern-fire",
      "Am Feuer gab es Brezeln. Danke an alle, die geholfen haben.",
      "Zwei Erwachsene und zwei Kinder an einem Lagerfeuer, vorn Tassen und Brezeln",
    ),
  ];
  return {
    by: "editor",
    category: "events",
    slides: [slide("photos", { template: "photo-story", fields: { title: de("So war der Laternenumzug"), photos } })],
    targets: ["FABIDO Kitas"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 8.5 },
  };
}

function vote(): PlannedAnnouncement {
  const answer = (text: string, votes: number) => ({ answer: de(text), votes });
  const fields: FieldsOf<"poll"> = {
    title: de("Was soll es beim Betriebsfest geben?"),
    answers: [answer("Vom Grill", 412), answer("Vegetarisches Buffet", 305), answer("Suppe und Brot", 268)],
    note: de("Danke fürs Mitmachen."),
  };
  return {
    by: "admin",
    category: "events",
    slides: [slide("poll01", { template: "poll", fields })],
    targets: ["Innere Dienste", "Grünpflege", "Wache 5"],
    schedule: ALWAYS,
    weight: 1,
    fate: { kind: "published", daysAgo: 3.5 },
  };
}

function leaveRequests(calendar: Calendar): PlannedAnnouncement {
  const day = calendar.next("friday", 5);
  const fields: FieldsOf<"countdown"> = {
    title: de("Urlaubswünsche fürs neue Jahr abgeben"),
    until: calendar.on(day, "12:00"),
    body: de(`Bis ${spoken(day, "de-DE")}, 12 Uhr, bei Ihrer Leitung oder in meinDO.`),
    afterwards: de("Die Frist ist vorbei. Sprechen Sie jetzt bitte mit Ihrer Leitung"),
  };
  return {
    by: "editor",
    category: "services",
    slides: [slide("count1", { template: "countdown", fields })],
    targets: ["Feuerwehr", "FABIDO Kitas", "Innere Dienste"],
    schedule: { from: null, until: calendar.on(day.add({ days: 3 }), "18:00"), windows: [] },
    weight: 1,
    fate: { kind: "published", daysAgo: 5.5 },
  };
}
