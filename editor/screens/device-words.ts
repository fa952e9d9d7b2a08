import type { Codec, DeviceReport } from "../../domain/model/device-report.ts";
import { chromiumOf, type Finding } from "../../domain/reading/device-findings.ts";
import { sizeText } from "../library/media-words.ts";
import { currentLanguage, type TextArguments, t } from "../texts.ts";
import { lasting } from "../when.ts";

const CODEC_NAMES: Readonly<Record<Codec, string>> = {
  h264: "H.264",
  hevc: "HEVC",
  vp8: "VP8",
  vp9: "VP9",
  av1: "AV1",
  aac: "AAC",
  opus: "Opus",
};

/** What is wrong in a few words, what it means, and what to do. */
export function findingWords(
  finding: Finding,
  report: DeviceReport,
): { readonly title: string; readonly means: string; readonly mend: string } {
  const args = findingArguments(report);
  return { title: t(`device.${finding}`, args), means: t(`device.${finding}Means`, args), mend: t(`device.${finding}Mend`, args) };
}

function findingArguments(report: DeviceReport): TextArguments {
  const { offsetMs, usedBytes, quotaBytes } = report;
  return {
    // A device whose clock is slow is behind the server: the offset is what has to be added.
    direction: (offsetMs ?? 0) > 0 ? "slow" : "fast",
    time: lasting(Math.abs(offsetMs ?? 0)),
    version: chromiumOf(report) ?? 0,
    host: location.host,
    origin: location.origin,
    used: sizeText(usedBytes ?? 0),
    quota: sizeText(quotaBytes ?? 0),
  };
}

/** Everything the device says, as label and value, in the order people look for it. */
export function deviceFacts(report: DeviceReport): readonly (readonly [string, string])[] {
  const { screen, viewport, codecs, languages, memoryGb, cores, zone, version } = report;
  const [page = "", ratio = "1"] = viewport.split("@");
  const yesNo = (is: boolean) => t(is ? "device.yes" : "device.no");
  const computer = [cores && t("device.cores", { count: cores }), memoryGb && t("device.memory", { gb: memoryGb })].filter(Boolean);
  return [
    [t("device.browser"), report.engine],
    [
      t("device.panel"),
      t("device.panelValue", { screen: times(screen), page: times(page), same: String(page === screen), ratio: decimal(ratio) }),
    ],
    [t("device.storage"), storageText(report)],
    [t("device.alone"), yesNo(report.serviceWorker)],
    [t("device.encrypted"), yesNo(report.secureContext)],
    [t("device.films"), codecs.map((codec) => CODEC_NAMES[codec]).join(", ") || t("device.none")],
    [t("device.computer"), computer.join(", ") || t("screens.unknown")],
    [t("device.zone"), zone || t("screens.unknown")],
    [t("device.languages"), languages.map(spoken).join(", ") || t("screens.unknown")],
    [t("device.wakeLock"), yesNo(report.wakeLock)],
    [t("device.webLocks"), yesNo(report.webLocks)],
    [t("device.motion"), yesNo(report.reducedMotion)],
    [t("device.version"), version || t("screens.unknown")],
    [t("device.userAgent"), report.userAgent],
  ];
}

function storageText({ usedBytes, quotaBytes, persisted }: DeviceReport): string {
  if (usedBytes === null || quotaBytes === null) return t("screens.unknown");
  return t("device.storageValue", { used: sizeText(usedBytes), quota: sizeText(quotaBytes), kept: String(persisted === true) });
}

const times = (size: string) => size.replace("x", " × ");
const decimal = (ratio: string) => new Intl.NumberFormat(currentLanguage()).format(Number(ratio));

/** "Deutsch (de-DE)"; the bare tag if nobody has a name for it. */
function spoken(tag: string): string {
  try {
    return new Intl.DisplayNames(currentLanguage(), { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag; // a device may call its language what it likes
  }
}
