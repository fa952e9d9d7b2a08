import * as z from "zod/mini";
import { Instant } from "./time.ts";

/** What a device may be able to play, by the names people use. */
export const CODECS = ["h264", "hevc", "vp8", "vp9", "av1", "aac", "opus"] as const;
export const Codec = z.enum(CODECS);
export type Codec = z.infer<typeof Codec>;

const short = (most: number) => z.string().check(z.maxLength(most));
const amount = z.int().check(z.minimum(0));
const size = short(20);

/**
 * What a device says it is and can do. It names a place's device, never a person. Null means that the browser does not say. Amounts that change
 * all the time are rounded by the player, so that a report differs from the one before only if there is something to know.
 */
export const DeviceReport = z.strictObject({
  /** `Chromium 108.0.5359.0`, or what else it calls itself. */
  engine: short(80),
  userAgent: short(200),
  /** The player's own version: that of the shell the service worker keeps. */
  version: short(40),
  /** `1920x1080`, in CSS pixels. */
  screen: size,
  /** `1920x1080@1`: what the page has of it, and device pixels per CSS pixel. */
  viewport: size,
  quotaBytes: z.nullable(amount),
  usedBytes: z.nullable(amount),
  /** Whether the browser has promised not to clear our storage. */
  persisted: z.nullable(z.boolean()),
  codecs: z.array(Codec).check(z.maxLength(CODECS.length)),
  /** Whether a service worker is in charge of the page: only then it starts without a server. */
  serviceWorker: z.boolean(),
  secureContext: z.boolean(),
  /** Server time minus the device's wall time, in whole seconds. */
  offsetMs: z.nullable(z.number().check(z.minimum(-1e13), z.maximum(1e13))),
  /** The zone the device believes to be in; the player does not need it. */
  zone: short(60),
  languages: z.array(z.string().check(z.maxLength(35))).check(z.maxLength(10)),
  /** As browsers give it: rounded, and 8 at most. */
  memoryGb: z.nullable(z.number().check(z.minimum(0), z.maximum(1024))),
  cores: z.nullable(z.int().check(z.minimum(1), z.maximum(1024))),
  wakeLock: z.boolean(),
  webLocks: z.boolean(),
  reducedMotion: z.boolean(),
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/** The last report of a screen's device and when it first said exactly that; both null if it has never reported. */
export const DeviceRecord = z.strictObject({ report: z.nullable(DeviceReport), sinceMs: z.nullable(Instant) });
export type DeviceRecord = z.infer<typeof DeviceRecord>;
