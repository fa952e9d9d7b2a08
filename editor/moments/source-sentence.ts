import type { ScreenMoment } from "../../domain/api/screens.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import { t } from "../texts.ts";
import { momentText, timeText } from "./wall.ts";

/** Where the picture of a moment comes from, without claiming more than the screen has reported. */
export function sourceSentence({ source, delivery }: ScreenMoment, drafts: boolean, zone: TimeZone): string {
  if (source === "compiled") return t(drafts ? "moment.compiledDrafts" : "moment.compiled");
  if (!delivery) return t("moment.nothing");
  const pushed = momentText(delivery.pushedAtMs, zone);
  if (delivery.paintedAtMs !== null) return t("moment.painted", { pushed, painted: timeText(delivery.paintedAtMs, zone) });
  if (delivery.appliedAtMs !== null) return t("moment.applied", { pushed, applied: timeText(delivery.appliedAtMs, zone) });
  return t("moment.pushed", { pushed });
}
