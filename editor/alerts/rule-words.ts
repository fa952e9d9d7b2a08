import type { AlertRule } from "../../domain/model/alert.ts";
import { listed } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";
import type { ChannelList } from "./channel-list.ts";

/** What a rule is about: "Länger als 2 Minuten ohne Verbindung". */
export function ruleSays({ kind, thresholdMinutes: minutes }: AlertRule): string {
  return t(`rules.says.${kind}`, { minutes });
}

/** Whom it tells, and how it goes on: "an IT-Bereitschaft, erinnert alle 4 Stunden". */
export function ruleTells({ channels, repeatHours, escalation }: AlertRule, list: ChannelList): string {
  if (channels.length === 0 && !escalation) return t("rules.nobody");
  const names = (ids: typeof channels) => listed(list.names(ids));
  return [
    ...(channels.length === 0 ? [t("rules.nobody")] : [t("rules.to", { names: names(channels) })]),
    ...(repeatHours === null ? [] : [t("rules.repeats", { hours: repeatHours })]),
    ...(escalation ? [t("rules.escalates", { minutes: escalation.afterMinutes, names: names(escalation.channels) })] : []),
  ].join(", ");
}
