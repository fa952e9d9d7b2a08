import { paragraph } from "./player-playlists.ts";

const words = (language: string, title: string, text: string) => ({ language, title, body: [paragraph(text)] });
/** The same takeover in six languages. */
export const DE = words("de", "Rauchgas im Bereich Hafen. Fenster und Türen schließen.", "Gebäude nicht verlassen. Auf Durchsagen achten.");
export const EN = words("en", "Smoke near the harbour. Close windows and doors.", "Stay inside. Listen for announcements.");
export const TR = words("tr", "Liman bölgesinde duman. Pencere ve kapıları kapatın.", "Binadan çıkmayın. Anonsları dinleyin.");
export const AR = words("ar", "دخان في منطقة الميناء. أغلقوا النوافذ والأبواب.", "لا تغادروا المبنى. انتبهوا إلى الإعلانات.");
export const UK = words("uk", "Дим у районі порту. Зачиніть вікна та двері.", "Не виходьте з будівлі. Слухайте оголошення.");
export const PL = words("pl", "Dym w rejonie portu. Zamknąć okna i drzwi.", "Nie opuszczać budynku. Słuchać komunikatów.");
