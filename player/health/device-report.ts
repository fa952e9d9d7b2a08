import type { Codec, DeviceReport } from "../../domain/model/device-report.ts";
import { engineName, viewportText } from "../device.ts";

declare global {
  interface Navigator {
    readonly deviceMemory?: number;
  }
}

/** What to ask the browser for: profiles that our films have. */
const TYPES: readonly (readonly [Codec, string])[] = [
  ["h264", "mp4;avc1.640028"],
  ["hevc", "mp4;hvc1.1.6.L120.B0"],
  ["vp8", "webm;vp8"],
  ["vp9", "webm;vp9"],
  ["av1", "mp4;av01.0.08M.08"],
  ["aac", "mp4;mp4a.40.2"],
  ["opus", "webm;opus"],
];

/** What this device is and can do. `offsetMs`: how far its clock is from the server's, null if that is not known yet. */
export async function deviceReport(offsetMs: number | null): Promise<DeviceReport> {
  const { storage, serviceWorker, userAgent, languages, deviceMemory, hardwareConcurrency } = navigator;
  const { quota, usage } = (await storage?.estimate?.().catch(() => null)) ?? {};
  return {
    engine: engineName(),
    userAgent: userAgent.slice(0, 200),
    version: document.documentElement.dataset["version"] ?? "",
    screen: `${screen.width}x${screen.height}`,
    viewport: viewportText(),
    quotaBytes: roughly(quota),
    usedBytes: roughly(usage),
    persisted: (await storage?.persisted?.().catch(() => null)) ?? null,
    codecs: TYPES.filter(([, type]) => plays(type)).map(([codec]) => codec),
    serviceWorker: Boolean(serviceWorker?.controller),
    secureContext: isSecureContext,
    offsetMs: offsetMs && Math.round(offsetMs / 1000) * 1000,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    languages: languages.slice(0, 10),
    memoryGb: deviceMemory ?? null,
    cores: hardwareConcurrency || null,
    wakeLock: "wakeLock" in navigator,
    webLocks: "locks" in navigator,
    reducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
}

function plays(type: string): boolean {
  const [container, codec] = type.split(";");
  const mime = `video/${container}; codecs="${codec}"`;
  return document.createElement("video").canPlayType(mime) !== "" || Boolean(self.MediaSource?.isTypeSupported(mime));
}

/** Two digits: what is stored changes with every picture, and that is no news. */
function roughly(bytes: number | undefined): number | null {
  return bytes === undefined ? null : Number(bytes.toPrecision(2));
}
