import type { DeviceReport } from "../../domain/model/device-report.ts";
import type { DemoScreen } from "./demo-record.ts";

const SUPPORTED_CHROMIUM = 94;

/** What the device of a simulated screen says of itself: small computers are set up well, the sticks and televisions of earlier years are not. */
export function deviceOf({ engine, viewport }: DemoScreen, usedBytes: number, offsetMs: number): DeviceReport {
  const version = Number(/\d+/.exec(engine)?.[0]);
  const isCurrent = version >= SUPPORTED_CHROMIUM;
  return {
    engine,
    userAgent: `Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${String(version)}.0.0.0 Safari/537.36`,
    version: "",
    screen: viewport,
    viewport: `${viewport}@1`,
    quotaBytes: isCurrent ? 18_000_000_000 : 2_100_000_000,
    usedBytes: Number(usedBytes.toPrecision(2)),
    persisted: isCurrent,
    codecs: ["h264", "vp8", "vp9", ...(isCurrent ? (["av1"] as const) : []), "aac", "opus"],
    serviceWorker: true,
    secureContext: true,
    offsetMs: Math.round(offsetMs / 1000) * 1000 || 0,
    zone: "Europe/Berlin",
    languages: ["de-DE", "de"],
    memoryGb: isCurrent ? 4 : 2,
    cores: 4,
    wakeLock: isCurrent,
    webLocks: true,
    reducedMotion: false,
  };
}
