import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WEBM,
} from "mediabunny";
import type { VideoFile } from "../../../domain/model/media.ts";

/** What a film is, read from its container and its first and last frames. Width and height are those on the glass. */
export interface Inspection {
  readonly container: VideoFile["type"] | "other";
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly hasSound: boolean;
  readonly framesPerSecond: number;
  readonly isHdr: boolean;
  readonly isFlipped: boolean;
  /** As `MediaSource.isTypeSupported` wants them; empty for what has no such name. */
  readonly videoCodec: string;
  readonly audioCodec: string;
}

/** Only what is in the file itself: formats that name other files, such as playlists, are not read. */
const FORMATS = [MP4, QTFF, WEBM, MATROSKA, MPEG_TS, OGG];

/**
 * Looks into a film without decoding it.
 * @returns null if it cannot be read, or has no pictures
 */
export async function inspectFilm(path: string): Promise<Inspection | null> {
  const input = new Input({ source: new FilePathSource(path, { handleUnhandledError: () => undefined }), formats: FORMATS });
  try {
    return await inspect(input);
  } catch {
    // Whatever a broken file makes the reader throw: it cannot be read.
    return null;
  } finally {
    input.dispose();
  }
}

async function inspect(input: Input): Promise<Inspection | null> {
  const video = await input.getPrimaryVideoTrack();
  if (video === null || !(await hasFrames(video))) return null;
  const audio = await input.getPrimaryAudioTrack();
  const { averageFrameRate } = await frameRateOf(video);
  return {
    container: await containerOf(input),
    durationMs: Math.round((await input.computeDuration(audio === null ? [video] : [video, audio])) * 1000),
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    hasSound: audio !== null,
    framesPerSecond: averageFrameRate,
    isHdr: await video.hasHighDynamicRange(),
    isFlipped: await video.getFlip(),
    videoCodec: await codecOf(video),
    audioCodec: audio === null ? "" : await codecOf(audio),
  };
}

async function codecOf(track: InputVideoTrack | InputAudioTrack): Promise<string> {
  return (await track.getCodecParameterString()) ?? "";
}

async function frameRateOf(video: InputVideoTrack): Promise<{ readonly averageFrameRate: number }> {
  const { averagePacketRate } = await video.computePacketStats(256);
  return { averageFrameRate: averagePacketRate };
}

async function containerOf(input: Input): Promise<Inspection["container"]> {
  const format = await input.getFormat();
  if (format === MP4) return "video/mp4";
  return format === WEBM ? "video/webm" : "other";
}

/** The first and the last frame are really there: a file that was cut off still lists frames that are not. */
async function hasFrames(video: InputVideoTrack): Promise<boolean> {
  const sink = new EncodedPacketSink(video);
  const first = await sink.getFirstPacket();
  const last = await sink.getPacket(Number.POSITIVE_INFINITY);
  return first !== null && first.data.byteLength > 0 && last !== null && last.data.byteLength > 0;
}
