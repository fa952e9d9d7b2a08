import type { Language } from "../../domain/model/language.ts";

/** What somebody would write in a language. The first line is a title. */
export interface Sample {
  readonly title: string;
  readonly lines: readonly string[];
  readonly sentence: string;
}

export const SAMPLES: Readonly<Record<"de" | "de-x-leicht" | "ar" | "tr" | "pl" | "uk", Sample>> = {
  de: {
    title: "Grippeschutz: Impfteam kommt in die Wache",
    lines: ["Warnkleidung anziehen", "Fahrzeug prüfen", "Bei der Leitstelle melden", "Fahrtenbuch führen"],
    sentence: "Mittwoch, 25. November, 7 bis 11 Uhr, Schulungsraum im Erdgeschoss. Ohne Termin, Versichertenkarte genügt. ",
  },
  "de-x-leicht": {
    title: "Sie können sich impfen lassen",
    lines: ["Kommen Sie am Mittwoch.", "Sie brauchen keinen Termin.", "Bringen Sie Ihre Karte mit.", "Es kostet nichts."],
    sentence: "Die Impfung schützt vor der Grippe. Sie brauchen keinen Termin. ",
  },
  ar: {
    title: "لقاح الإنفلونزا: فريق التطعيم يأتي إلى المركز",
    lines: ["ارتدوا ملابس السلامة", "افحصوا المركبة", "أبلغوا مركز التنسيق", "سجّلوا الرحلة"],
    sentence: "يوم الأربعاء 25 نوفمبر من الساعة 7 إلى 11 في قاعة التدريب بالطابق الأرضي. لا حاجة إلى موعد. ",
  },
  tr: {
    title: "Grip aşısı: Aşı ekibi istasyona geliyor",
    lines: ["İş güvenliği kıyafetini giyin", "Aracı gözden geçirin", "Yönetim merkezine bildirin", "Çıkış defterini doldurun"],
    sentence:
      "Çarşamba günü, 25 Kasım, saat 7 ile 11 arası, zemin kattaki eğitim odasında. Randevu gerekmez, sigorta kartınız yeterlidir. ",
  },
  pl: {
    title: "Szczepienia przeciw grypie w strażnicy",
    lines: ["Załóż odzież ostrzegawczą", "Sprawdź pojazd", "Zgłoś się do dyspozytorni", "Uzupełnij książkę wyjazdów"],
    sentence: "Środa, 25 listopada, od 7 do 11, sala szkoleniowa na parterze. Bez umawiania, wystarczy karta ubezpieczenia. ",
  },
  uk: {
    title: "Щеплення від грипу: лікарі приїдуть на станцію",
    lines: ["Одягніть захисний одяг", "Перевірте автомобіль", "Повідомте диспетчера", "Заповніть журнал виїздів"],
    sentence: "Середа, 25 листопада, з 7 до 11 години, навчальна кімната на першому поверсі. Без запису, достатньо картки. ",
  },
} satisfies Partial<Record<Language, Sample>>;

export const LONGEST_WORD = "Aufsichtsratsmitgliederversammlungsbeschlussfassungsvorlagen";
export const SENTENCE = "Bitte beachten Sie die geänderten Öffnungszeiten der Kantine im Dezember. ";
