import type { Inspection } from "./inspect-film.ts";

const LONG_SIDE = 1920;
const SHORT_SIDE = 1080;
/** Sixty, and what cameras that mean sixty write. */
const MOST_FRAMES_PER_SECOND = 60.5;
/** Baseline, Main and High have eight bits and 4:2:0; level 4.2 is what every screen decodes at 1080p. */
const AVC_PROFILES: readonly string[] = ["42", "4d", "64"];
const MOST_AVC_LEVEL = 0x2a;

/** Tells whether the engines of our screens play a film as it is: H.264 with AAC, or VP8 or VP9 with Opus or Vorbis, up to 1080p. */
export function isPlayable(film: Inspection): boolean {
  return film.container !== "other" && hasPlayablePictures(film) && hasPlayableCodecs(film);
}

/** Tells whether the codecs are right, so that only the container must be another. */
export function hasPlayableCodecs(film: Inspection): boolean {
  return film.container === "video/webm" ? isWebmPair(film) : isMp4Pair(film);
}

/** Tells whether the pictures could be shown: not too many, too fast, too bright or mirrored. */
export function hasPlayablePictures({ width, height, framesPerSecond, isHdr, isFlipped }: Inspection): boolean {
  const fits = Math.max(width, height) <= LONG_SIDE && Math.min(width, height) <= SHORT_SIDE;
  return fits && framesPerSecond <= MOST_FRAMES_PER_SECOND && !isHdr && !isFlipped;
}

function isMp4Pair({ videoCodec, audioCodec }: Inspection): boolean {
  const [, profile = "", , level = ""] = /^avc1\.(..)(..)(..)$/i.exec(videoCodec) ?? [];
  if (!AVC_PROFILES.includes(profile.toLowerCase()) || Number.parseInt(level, 16) > MOST_AVC_LEVEL) return false;
  return audioCodec === "" || /^mp4a\.40\.(2|5|29)$/.test(audioCodec);
}

function isWebmPair({ videoCodec, audioCodec }: Inspection): boolean {
  const isOld = videoCodec === "vp8" || videoCodec === "vp9";
  return (isOld || videoCodec.startsWith("vp09.00.")) && ["", "opus", "vorbis"].includes(audioCodec);
}
