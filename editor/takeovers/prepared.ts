import type { UiLanguage } from "../../domain/model/language.ts";
import type { Severity, TakeoverKind, TakeoverMessage } from "../../domain/model/takeover.ts";
import type { IconName } from "../elements/icon-names.ts";
import type { TextKey } from "../texts.ts";

export const PREPARED_IDS = ["fire", "smoke", "storm", "evacuation", "amok", "power", "drill", "free"] as const;
/** Which prepared text a takeover began from; `free` is none. */
export type PreparedId = (typeof PREPARED_IDS)[number];

interface Words {
  readonly title: string;
  readonly body: string;
}

/** A text that only has to be chosen. `caution` is a word of advice to whoever sends it. */
export interface PreparedText {
  readonly id: PreparedId;
  readonly icon: IconName;
  readonly kind: TakeoverKind;
  readonly severity: Severity;
  readonly drill: boolean;
  readonly caution?: TextKey;
  readonly words: Readonly<Record<UiLanguage, Words>>;
}

/**
 * The prepared texts, in the order they are offered. What has happened and the most important thing to do stand in the title, the rest in
 * short orders below; the words are those of German fire brigades (DIN 14096), the police and the BBK.
 */
export const PREPARED: readonly PreparedText[] = [
  {
    id: "fire",
    icon: "flame",
    kind: "fire",
    severity: "extreme",
    drill: false,
    words: {
      de: {
        title: "Feuer. Gebäude sofort verlassen.",
        body: "Ruhe bewahren. Gekennzeichneten Fluchtwegen folgen. Keinen Aufzug benutzen. Türen schließen. Hilfsbedürftige mitnehmen. Zur Sammelstelle gehen.",
      },
      en: {
        title: "Fire. Leave the building now.",
        body: "Keep calm. Follow the marked escape routes. Do not use lifts. Close doors. Help those who need help. Go to the assembly point.",
      },
    },
  },
  {
    id: "smoke",
    icon: "wind",
    kind: "smoke",
    severity: "severe",
    drill: false,
    words: {
      de: {
        title: "Rauchgas in der Umgebung. Im Gebäude bleiben.",
        body: "Fenster und Türen schließen. Lüftung und Klimaanlage ausschalten. Auf Durchsagen achten. Notruf 112 nur im Notfall wählen.",
      },
      en: {
        title: "Smoke in the area. Stay inside.",
        body: "Close windows and doors. Switch off ventilation and air conditioning. Listen for announcements. Call 112 only in an emergency.",
      },
    },
  },
  {
    id: "storm",
    icon: "cloud-lightning",
    kind: "storm",
    severity: "severe",
    drill: false,
    words: {
      de: {
        title: "Schweres Unwetter. Im Gebäude bleiben.",
        body: "Fenster und Türen schließen. Abstand zu Fenstern halten. Nicht ins Freie gehen. Keller und Unterführungen meiden. Auf Durchsagen achten.",
      },
      en: {
        title: "Severe storm. Stay inside.",
        body: "Close windows and doors. Keep away from windows. Do not go outdoors. Avoid basements and underpasses. Listen for announcements.",
      },
    },
  },
  {
    id: "evacuation",
    icon: "door-open",
    kind: "evacuation",
    severity: "extreme",
    drill: false,
    words: {
      de: {
        title: "Evakuierung. Gebäude jetzt verlassen.",
        body: "Ruhe bewahren. Gekennzeichneten Fluchtwegen folgen. Keinen Aufzug benutzen. Hilfsbedürftige mitnehmen. Zur Sammelstelle gehen und dort bleiben. Anweisungen der Einsatzkräfte befolgen.",
      },
      en: {
        title: "Evacuation. Leave the building now.",
        body: "Keep calm. Follow the marked escape routes. Do not use lifts. Help those who need help. Go to the assembly point and stay there. Follow the instructions of the emergency services.",
      },
    },
  },
  {
    id: "amok",
    icon: "shield-alert",
    kind: "amok",
    severity: "extreme",
    drill: false,
    caution: "takeover.caution.amok",
    words: {
      de: {
        title: "Lebensgefahr. Flüchten oder einschließen.",
        body: "Wenn es sicher möglich ist: weg von der Gefahr. Sonst: Tür verschließen oder versperren, weg von Tür und Fenster, leise sein, Telefon stumm schalten. Notruf 110, sobald es sicher ist. Anweisungen der Polizei befolgen.",
      },
      en: {
        title: "Danger to life. Get away or lock yourself in.",
        body: "If it is safe: get away from the danger. Otherwise: lock or block the door, keep away from door and windows, be quiet, mute your phone. Call 110 as soon as it is safe. Follow the instructions of the police.",
      },
    },
  },
  {
    id: "power",
    icon: "zap-off",
    kind: "power",
    severity: "moderate",
    drill: false,
    words: {
      de: {
        title: "Stromausfall. Keinen Aufzug benutzen.",
        body: "Ruhe bewahren. Laufende Geräte ausschalten. Auf dunklen Treppen und Fluren vorsichtig gehen. Auf Durchsagen achten. Notruf 112 nur im Notfall wählen.",
      },
      en: {
        title: "Power cut. Do not use lifts.",
        body: "Keep calm. Switch off running equipment. Take care on dark stairs and corridors. Listen for announcements. Call 112 only in an emergency.",
      },
    },
  },
  {
    id: "drill",
    icon: "clipboard-check",
    kind: "evacuation",
    severity: "moderate",
    drill: true,
    words: {
      de: {
        title: "Räumungsübung. Bitte das Gebäude verlassen.",
        body: "Es besteht keine Gefahr. Gekennzeichneten Fluchtwegen folgen. Keinen Aufzug benutzen. Türen schließen. Zur Sammelstelle gehen und dort bleiben.",
      },
      en: {
        title: "Evacuation drill. Please leave the building.",
        body: "There is no danger. Follow the marked escape routes. Do not use lifts. Close doors. Go to the assembly point and stay there.",
      },
    },
  },
  {
    id: "free",
    icon: "pencil",
    kind: "other",
    severity: "severe",
    drill: false,
    words: { de: { title: "", body: "" }, en: { title: "", body: "" } },
  },
];

export function preparedText(id: PreparedId): PreparedText {
  const found = PREPARED.find((one) => one.id === id);
  if (!found) throw new RangeError(`there is no prepared text ${id}`);
  return found;
}

/** A prepared text as the message to begin from: both languages, the organisation's own as the original; free words begin with one. */
export function messageFrom({ id, kind, severity, drill, words }: PreparedText, original: UiLanguage): TakeoverMessage {
  const languages = original === "de" ? (["de", "en"] as const) : (["en", "de"] as const);
  const variants = languages.map((language) => ({ language, ...words[language] }));
  return { kind, severity, drill, variants: id === "free" ? variants.slice(0, 1) : variants };
}
