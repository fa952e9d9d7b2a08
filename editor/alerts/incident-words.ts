import type { IncidentKind } from "../../domain/model/alert.ts";
import type { Incident, IncidentSummary, LastWord, NoticeState } from "../../domain/model/incident.ts";
import type { IconName } from "../elements/icon-names.ts";
import { clock, listed } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";

const ICONS = {
  silent: "wifi-off",
  faulty: "triangle-alert",
  clock: "clock",
  storage: "hard-drive",
  version: "refresh-cw",
} as const satisfies Record<IncidentKind, IconName>;

export function incidentIcon({ kind, subject }: Incident): IconName {
  return subject === "site" ? "building" : ICONS[kind];
}

/** "Kantine, Betriebshof Nord", or the site if it is about all of it. */
export function whereOf({ subject, screens, siteName }: Incident): string {
  return subject === "site" ? siteName : t("incidents.where", { screen: screens[0]?.name ?? "", site: siteName });
}

/** How many screens are not well, or were not when it ended. */
export function illCount({ screens, overAtMs }: Incident): number {
  return overAtMs === null ? screens.filter(({ wellSinceMs, gone }) => wellSinceMs === null && !gone).length : screens.length;
}

export function whatOf(incident: Incident): string {
  return incident.subject === "site" ? t("incident.silentSite", { count: illCount(incident) }) : t(`incident.${incident.kind}`);
}

export function toDoOf({ kind, subject }: Incident): string {
  return t(subject === "site" ? "incident.siteToDo" : `incident.${kind}ToDo`);
}

/** Where its screens are in the editor. */
export function screensAddress({ subject, siteId, screens }: Incident): string {
  return subject === "site" ? `/screens?site=${siteId}` : `/screens/${String(screens[0]?.screenId)}`;
}

/** "Benachrichtigt: IT-Bereitschaft (9:58 Uhr). Nicht erreicht: Hausmeisterdienst.", or that nobody was. */
export function toldLine({ lastWords, overAtMs }: IncidentSummary, nowMs: number): string {
  const names = (state: NoticeState, text: (word: LastWord) => string = ({ channelName }) => channelName) =>
    listed(lastWords.filter((word) => word.state === state).map(text));
  const sent = names("sent", ({ channelName: name, atMs }) => t("notices.toldAt", { name, time: clock(atMs, nowMs) }));
  const sentences = [
    ...(sent ? [t("notices.told", { names: sent })] : []),
    ...(names("failed") ? [t("notices.untold", { names: names("failed") })] : []),
    ...(names("waiting") ? [t("notices.toBeTold", { names: names("waiting") })] : []),
  ];
  return sentences.length > 0 ? `${sentences.join(". ")}.` : t(overAtMs === null ? "notices.noneOpen" : "notices.none");
}

/** Whether somebody who should have been told was not. */
export function isUntold({ lastWords }: IncidentSummary): boolean {
  return lastWords.some(({ state }) => state === "failed");
}
