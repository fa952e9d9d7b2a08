import type { UiLanguage } from "../../domain/model/language.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeZone } from "../../domain/model/time.ts";
import type { AlertEvent, EventIncident, EventScreen } from "../../domain/model/webhook.ts";
import { dayAt } from "../../domain/programme/wall-clock.ts";
import {
  AGAIN,
  FAST,
  GONE,
  LABELS,
  SLOW,
  STILL,
  TEST,
  TEST_BODY,
  TO_DO,
  TO_DO_SITE,
  TROUBLE,
  UNANSWERED,
  WELL,
  WRONG,
  WRONG_SITE,
} from "./mail-words.ts";

/** A mail without its envelope. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One line of a mail: what it is called and what it says. */
interface Fact {
  readonly label: string;
  readonly value: string;
}

/** So many screens are named; more would not be read. */
const NAMED = 20;

/** Makes a mail of an event: what it is, since when, where and what to do, once as text and once as plain HTML that needs neither pictures nor styles. */
export function composeMail(event: AlertEvent, language: UiLanguage): ComposedMail {
  const { incident } = event;
  if (incident === null)
    return layOut(`Aushang: ${TEST[language]}`, [{ label: LABELS.what[language], value: TEST_BODY[language] }], event, language);
  const says = saying(event, incident, language);
  return layOut(`${whoOf(incident)}: ${says}`, factsOf(event, incident, says, language), event, language);
}

function whoOf({ subject, site, screens }: EventIncident): string {
  return subject === "site" ? site.name : `${screens[0]?.name ?? ""}, ${site.name}`;
}

function saying({ step, atMs }: AlertEvent, incident: EventIncident, language: UiLanguage): string {
  if (step === "recovered") return incident.ending === "gone" ? GONE[language] : WELL[incident.kind][language];
  const wrong = wrongWords(incident, step === "reopened", atMs, language);
  if (step === "repeated") return `${STILL[language]} ${wrong}`;
  return step === "escalated" ? `${wrong}, ${UNANSWERED[language]}` : wrong;
}

function wrongWords(
  { kind, subject, site, screens, sinceMs }: EventIncident,
  isAgain: boolean,
  atMs: number,
  language: UiLanguage,
): string {
  const ill = screens.filter(({ wellSinceMs }) => wellSinceMs === null);
  const offsetMs = screens[0]?.offsetMs ?? 0;
  return filled((subject === "site" ? WRONG_SITE : WRONG[kind])[language], {
    since: clockTime(sinceMs, atMs, site.zone, language),
    again: isAgain ? AGAIN[language] : "",
    count: String(ill.length),
    off: lasting(Math.abs(offsetMs), language),
    direction: (offsetMs > 0 ? SLOW : FAST)[language],
  });
}

function factsOf({ step, atMs, rule }: AlertEvent, incident: EventIncident, says: string, language: UiLanguage): readonly Fact[] {
  const { kind, subject, site, screens, sinceMs } = incident;
  const fact = (name: keyof typeof LABELS, value: string): Fact => ({ label: LABELS[name][language], value });
  const trouble = kind === "faulty" && step !== "recovered" ? screens[0]?.trouble : null;
  const where = subject === "site" ? site.name : `${site.name}, ${screens[0]?.name ?? ""}`;
  return [
    fact("what", `${capital(says)}.${trouble ? ` ${TROUBLE[trouble][language]}` : ""}`),
    step === "recovered" ? fact("lasted", spanOf(incident, atMs, language)) : fact("since", clockTime(sinceMs, atMs, site.zone, language)),
    fact("where", where),
    ...(subject === "site" ? [fact("screens", namesOf(screens, step === "recovered", language))] : []),
    ...(step === "recovered" ? [] : [fact("toDo", (subject === "site" ? TO_DO_SITE : TO_DO[kind])[language])]),
    ...(rule === null ? [] : [fact("rule", rule.name)]),
  ];
}

/** From when it was wrong until it was well again, which is a little before we were sure of it. */
function spanOf({ sinceMs, screens, site, overAtMs }: EventIncident, atMs: number, language: UiLanguage): string {
  const well = screens.flatMap(({ wellSinceMs }) => wellSinceMs ?? []);
  const untilMs = well.length > 0 ? Math.max(...well) : (overAtMs ?? atMs);
  const span = filled(LABELS.span[language], {
    from: clockTime(sinceMs, untilMs, site.zone, language),
    until: clockTime(untilMs, atMs, site.zone, language),
  });
  return `${span} (${lasting(untilMs - sinceMs, language)})`;
}

function namesOf(screens: readonly EventScreen[], isOver: boolean, language: UiLanguage): string {
  const named = isOver ? screens : screens.filter(({ wellSinceMs }) => wellSinceMs === null);
  const names = named.slice(0, NAMED).map(({ name }) => name);
  const more = named.length - names.length;
  return [...names, ...(more > 0 ? [filled(LABELS.more[language], { count: String(more) })] : [])].join(", ");
}

/** `9:55 Uhr` of the same day, otherwise with the day. */
function clockTime(instantMs: number, todayMs: number, zone: TimeZone, language: UiLanguage): string {
  const locale = language === "de" ? "de-DE" : "en-GB";
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(instantMs).replace(/^0/, "");
  const clock = language === "de" ? `${time} Uhr` : time;
  if (dayAt(instantMs, zone) === dayAt(todayMs, zone)) return clock;
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(instantMs);
  return `${day}, ${clock}`;
}

const UNITS = [
  [DAY_MS, "day"],
  [HOUR_MS, "hour"],
  [MINUTE_MS, "minute"],
] as const;

/** In its largest unit, and the next: `2 Tage, 3 Stunden`. Less than a minute counts as one. */
function lasting(ms: number, language: UiLanguage): string {
  let restMs = Math.max(ms, MINUTE_MS);
  const parts: string[] = [];
  for (const [unitMs, unit] of UNITS) {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    if (count > 0) parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count));
  }
  return parts.slice(0, 2).join(", ");
}

function layOut(subject: string, facts: readonly Fact[], { url, organisation }: AlertEvent, language: UiLanguage): ComposedMail {
  const sender = filled(LABELS.sender[language], { organisation });
  const text = [
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    ...(url === null ? [] : [`${LABELS.open[language]}: ${url}`]),
    "",
    sender,
  ];
  return { subject, text: `${text.join("\n")}\n`, html: toHtml(subject, facts, url, sender, language) };
}

/** No colours for text and background: a mailbox in the dark puts in its own. */
function toHtml(subject: string, facts: readonly Fact[], url: string | null, sender: string, language: UiLanguage): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" align="left" valign="top" style="padding:4px 16px 4px 0;font-weight:600;white-space:nowrap">${escaped(label)}</th><td style="padding:4px 0">${escaped(value)}</td></tr>`,
  );
  const link = url === null ? "" : `<p style="margin:20px 0"><a href="${escaped(url)}">${escaped(LABELS.open[language])}</a></p>`;
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">`,
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escaped(subject)}</h1>`,
    `<table cellpadding="0" cellspacing="0" style="font-size:16px;max-width:640px">${rows.join("")}</table>`,
    link,
    `<p style="margin:24px 0 0;font-size:14px">${escaped(sender)}</p></body></html>`,
  ].join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Puts values into a sentence. What is in a value is never taken for a place to fill. */
function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
