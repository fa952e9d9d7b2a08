import { type FileHandle, open } from "node:fs/promises";

interface Box {
  readonly type: string;
  readonly at: number;
  readonly headerBytes: number;
  readonly end: number;
}

/** What cameras write beside pictures and sound: names, dates, places. */
const TALKATIVE: ReadonlySet<string> = new Set(["udta", "meta", "uuid"]);
const INSIDE: ReadonlySet<string> = new Set(["moov", "trak", "moof", "traf"]);
/** Tracks of pictures and of sound. Others say beside them where a drone flew, or where the camera was held. */
const SHOWN: ReadonlySet<string> = new Set(["vide", "soun"]);
const MOST_BOXES = 20_000;

/** Tells whether an MP4 can be played from its beginning: its table of contents comes before its frames. */
export async function startsAtOnce(path: string): Promise<boolean> {
  const types = await withFile(path, "r", async (file, size) => (await readBoxes(file, 0, size)).map(({ type }) => type));
  const [contents, frames] = [types.indexOf("moov"), types.indexOf("mdat")];
  return contents !== -1 && (frames === -1 || contents < frames);
}

/** Tells whether an MP4 has no other tracks than pictures and sound. */
export async function hasOnlyPicturesAndSound(path: string): Promise<boolean> {
  return withFile(path, "r", async (file, size) => {
    for (const contents of await boxesOf(file, "moov", 0, size)) {
      for (const track of await boxesIn(file, "trak", contents)) if (!(await isShown(file, track))) return false;
    }
    return true;
  });
}

/**
 * Blanks out in an MP4 whatever tells of the camera, the place or the person: the boxes become free space of the same size, so nothing moves. Of
 * tracks that are neither pictures nor sound the table of contents goes; their bytes stay among the frames, where only who searches finds them.
 */
export async function blankMetadata(path: string): Promise<void> {
  await withFile(path, "r+", (file, size) => blankIn(file, 0, size));
}

async function blankIn(file: FileHandle, from: number, to: number): Promise<void> {
  for (const box of await readBoxes(file, from, to)) {
    if (box.type === "trak" && !(await isShown(file, box))) await blank(file, box);
    else if (INSIDE.has(box.type)) await blankIn(file, box.at + box.headerBytes, box.end);
    else if (TALKATIVE.has(box.type)) await blank(file, box);
  }
}

async function isShown(file: FileHandle, track: Box): Promise<boolean> {
  const [media] = await boxesIn(file, "mdia", track);
  const [handler] = media === undefined ? [] : await boxesIn(file, "hdlr", media);
  if (handler === undefined) return false;
  const { buffer } = await file.read(Buffer.alloc(4), 0, 4, handler.at + handler.headerBytes + 8);
  return SHOWN.has(buffer.toString("latin1"));
}

async function boxesOf(file: FileHandle, wanted: string, from: number, to: number): Promise<readonly Box[]> {
  return (await readBoxes(file, from, to)).filter(({ type }) => type === wanted);
}

function boxesIn(file: FileHandle, wanted: string, { at, headerBytes, end }: Box): Promise<readonly Box[]> {
  return boxesOf(file, wanted, at + headerBytes, end);
}

async function blank(file: FileHandle, { at, headerBytes, end }: Box): Promise<void> {
  await file.write(Buffer.from("free", "latin1"), 0, 4, at + 4);
  const zeros = Buffer.alloc(64 * 1024);
  for (let here = at + headerBytes; here < end; here += zeros.length) await file.write(zeros, 0, Math.min(zeros.length, end - here), here);
}

async function readBoxes(file: FileHandle, from: number, to: number): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  const header = Buffer.alloc(16);
  for (let at = from; at + 8 <= to && boxes.length < MOST_BOXES; ) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    if (bytesRead < 8) break;
    const short = header.readUInt32BE(0);
    const isLong = short === 1 && bytesRead === 16;
    const size = short === 0 ? to - at : isLong ? Number(header.readBigUInt64BE(8)) : short;
    const headerBytes = isLong ? 16 : 8;
    if (size < headerBytes) break;
    const end = Math.min(to, at + size);
    boxes.push({ type: header.toString("latin1", 4, 8), at, headerBytes, end });
    at = end;
  }
  return boxes;
}

async function withFile<T>(path: string, flags: string, work: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  const file = await open(path, flags);
  try {
    return await work(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}
