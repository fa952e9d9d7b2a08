import { LocalDate } from "../../domain/model/time.ts";
import { type ConsentState, consentState } from "../../domain/reading/consent.ts";
import { currentLanguage, t } from "../texts.ts";
import { type Check, good, warn } from "./check.ts";
import type { Writing } from "./writing.ts";

const WHERE: Readonly<Record<Exclude<ConsentState, "given">, "consent" | "consentUntil">> = {
  "not-given": "consent",
  "open-ended": "consentUntil",
  ended: "consentUntil",
  "ends-soon": "consentUntil",
};

/** Whether the person on the slide has consented to being shown, and until when. */
export function personCheck({ slide, today }: Writing): readonly Check[] {
  if (slide.template !== "person") return [];
  const until = LocalDate.safeParse(slide.fields["consentUntil"]).data ?? null;
  const state = consentState({ consent: slide.fields["consent"] === true, consentUntil: until }, today);
  const date = until ? new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(until)) : "";
  const text = t(`check.consent.${state}`, { date });
  return [state === "given" ? good("consent", text) : warn("consent", text, { label: t("check.toConsent"), path: [WHERE[state]] })];
}
