import type { HolidayRegion } from "../../domain/model/holiday.ts";
import type { UiLanguage } from "../../domain/model/language.ts";
import { type Issue, Problem } from "../../domain/model/problem.ts";

type Names = Readonly<Record<UiLanguage, string>>;

/** Regions that can be chosen, by their ISO 3166-2 codes: where a German-speaking city may have sites. */
const REGIONS: Readonly<Record<string, Names>> = {
  "DE-BW": same("Baden-Württemberg"),
  "DE-BY": { de: "Bayern", en: "Bavaria" },
  "DE-BE": same("Berlin"),
  "DE-BB": same("Brandenburg"),
  "DE-HB": same("Bremen"),
  "DE-HH": same("Hamburg"),
  "DE-HE": { de: "Hessen", en: "Hesse" },
  "DE-MV": { de: "Mecklenburg-Vorpommern", en: "Mecklenburg-Western Pomerania" },
  "DE-NI": { de: "Niedersachsen", en: "Lower Saxony" },
  "DE-NW": { de: "Nordrhein-Westfalen", en: "North Rhine-Westphalia" },
  "DE-RP": { de: "Rheinland-Pfalz", en: "Rhineland-Palatinate" },
  "DE-SL": same("Saarland"),
  "DE-SN": { de: "Sachsen", en: "Saxony" },
  "DE-ST": { de: "Sachsen-Anhalt", en: "Saxony-Anhalt" },
  "DE-SH": same("Schleswig-Holstein"),
  "DE-TH": { de: "Thüringen", en: "Thuringia" },
  AT: { de: "Österreich", en: "Austria" },
  "CH-AG": canton("Aargau"),
  "CH-AI": canton("Appenzell Innerrhoden"),
  "CH-AR": canton("Appenzell Ausserrhoden"),
  "CH-BE": canton("Bern"),
  "CH-BL": canton("Basel-Landschaft"),
  "CH-BS": canton("Basel-Stadt"),
  "CH-FR": canton("Freiburg", "Fribourg"),
  "CH-GE": canton("Genf", "Geneva"),
  "CH-GL": canton("Glarus"),
  "CH-GR": canton("Graubünden", "Grisons"),
  "CH-JU": canton("Jura"),
  "CH-LU": canton("Luzern", "Lucerne"),
  "CH-NE": canton("Neuenburg", "Neuchâtel"),
  "CH-NW": canton("Nidwalden"),
  "CH-OW": canton("Obwalden"),
  "CH-SG": canton("St. Gallen"),
  "CH-SH": canton("Schaffhausen"),
  "CH-SO": canton("Solothurn"),
  "CH-SZ": canton("Schwyz"),
  "CH-TG": canton("Thurgau"),
  "CH-TI": canton("Tessin", "Ticino"),
  "CH-UR": canton("Uri"),
  "CH-VD": canton("Waadt", "Vaud"),
  "CH-VS": canton("Wallis", "Valais"),
  "CH-ZG": canton("Zug"),
  "CH-ZH": canton("Zürich", "Zurich"),
  LI: same("Liechtenstein"),
  LU: { de: "Luxemburg", en: "Luxembourg" },
};

/** All regions with their names, country by country. */
export function listRegions(language: UiLanguage): { readonly region: HolidayRegion; readonly name: string }[] {
  return Object.entries(REGIONS).map(([region, names]) => ({ region: region as HolidayRegion, name: names[language] }));
}

/** @throws {Problem} `invalid-input` with `unknown-region` if nobody knows its holidays; none at all is fine */
export function requireKnownRegion(region: HolidayRegion | null, path: Issue["path"] = ["region"]): void {
  if (region === null || Object.hasOwn(REGIONS, region)) return;
  throw new Problem("invalid-input", { issues: [{ path, rule: "unknown-region", message: "" }] });
}

function same(name: string): Names {
  return { de: name, en: name };
}

function canton(german: string, english = german): Names {
  return { de: `Kanton ${german}`, en: `Canton of ${english}` };
}
