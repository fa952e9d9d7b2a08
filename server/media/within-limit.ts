import { Transform } from "node:stream";
import { DOCUMENT_LIMITS, IMAGE_LIMITS, VIDEO_LIMITS } from "../../domain/api/media.ts";
import type { MediaKind } from "../../domain/model/media.ts";
import { refusalOf, tooManyBytes } from "./refusals.ts";
import { SNIFFED_BYTES, sniff } from "./sniff.ts";

export const MOST_BYTES: Readonly<Record<MediaKind, number>> = {
  image: IMAGE_LIMITS.bytes,
  video: VIDEO_LIMITS.bytes,
  document: DOCUMENT_LIMITS.bytes,
};

/**
 * Lets a file through as long as it is no longer than files of its kind may be: what it is shows in its first bytes, so an image of two
 * gigabytes is refused at its beginning.
 * @param announcedBytes how long it says it is, if it does
 * @throws {Problem} in the stream: `unsupported-image`, `unsupported-file`, `too-large`
 */
export function withinLimit(announcedBytes = 0): Transform {
  let head: Buffer | null = Buffer.alloc(0);
  let bytes = 0;
  let most = Number.POSITIVE_INFINITY;

  function look(seen: Buffer): void {
    const sniffed = sniff(seen);
    if (sniffed.kind === null) throw refusalOf(sniffed.problem);
    most = MOST_BYTES[sniffed.kind];
    if (announcedBytes > most) throw tooManyBytes();
  }

  function check(chunk: Buffer): void {
    bytes += chunk.length;
    if (bytes > most) throw tooManyBytes();
    if (head === null) return;
    head = Buffer.concat([head, chunk]);
    if (head.length < SNIFFED_BYTES) return;
    look(head);
    head = null;
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      attempt(done, () => check(chunk), chunk);
    },
    // What ends before it could be looked at is looked at by who takes it in.
    flush: (done) => done(),
  });
}

function attempt(done: (error: Error | null, chunk?: Buffer) => void, work: () => void, chunk: Buffer): void {
  try {
    work();
    done(null, chunk);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}
