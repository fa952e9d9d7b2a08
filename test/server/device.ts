import type { Heartbeat } from "../../domain/api/player-events.ts";
import type { DeviceReport } from "../../domain/model/device-report.ts";

/** A device with nothing wrong about it: a small computer with a current browser and a policy that lets it keep its storage. */
export const soundDevice = (more: Partial<DeviceReport> = {}): DeviceReport => ({
  engine: "Chromium 153.0.7961.2",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36",
  version: "0123456789ab",
  screen: "1920x1080",
  viewport: "1920x1080@1",
  quotaBytes: 18_000_000_000,
  usedBytes: 84_000_000,
  persisted: true,
  codecs: ["h264", "vp8", "vp9", "av1", "aac", "opus"],
  serviceWorker: true,
  secureContext: true,
  offsetMs: 0,
  zone: "Europe/Berlin",
  languages: ["de-DE", "de"],
  memoryGb: 4,
  cores: 4,
  wakeLock: true,
  webLocks: true,
  reducedMotion: false,
  ...more,
});

/** A heartbeat of a player with nothing to complain of, which shows the house slide. */
export const soundHeartbeat = (more: Partial<Heartbeat> = {}): Heartbeat => ({
  playlist: null,
  slide: "house",
  state: "live",
  offsetMs: 0,
  faults: 0,
  storageBytes: null,
  viewport: "1920x1080",
  engine: "Chromium 126",
  ...more,
});
