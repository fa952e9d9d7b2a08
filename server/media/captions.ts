const TIMING = /^((?:\d{2,3}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,3}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t].*)?$/;
const MOST_CUES = 5000;
/** So many lines above the lower edge a cue begins: below it are the bars of the loop. */
const ABOVE_THE_BARS = " line:-4";

interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
}

/**
 * Reads captions as WebVTT and writes them anew: times, words and our own place for them, and nothing else. Styles, regions, notes, positions
 * and tags are left out, so what comes from outside cannot reach the look of a screen.
 * @returns null unless it is WebVTT with at least one cue
 */
export function normaliseCaptions(webvtt: string): string | null {
  const text = webvtt
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replaceAll("\0", "\ufffd");
  if (!/^WEBVTT(?:[ \t][^\n]*)?(?:\n|$)/.test(text)) return null;
  const blocks = text.split(/\n{2,}/).slice(1);
  const cues = blocks.flatMap(readCue).slice(0, MOST_CUES);
  if (cues.length === 0) return null;
  const sorted = cues.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  return `WEBVTT\n\n${sorted.map(writeCue).join("\n\n")}\n`;
}

function readCue(block: string): readonly Cue[] {
  const lines = block.split("\n").filter((line) => line !== "");
  // A cue may have a name before its times.
  const at = lines.slice(0, 2).findIndex((line) => TIMING.test(line));
  const [, start = "", end = ""] = TIMING.exec(lines[at] ?? "") ?? [];
  const [startMs, endMs] = [toMs(start), toMs(end)];
  const words = lines.slice(at + 1).flatMap(plainLine);
  return at === -1 || words.length === 0 || endMs <= startMs ? [] : [{ startMs, endMs, lines: words }];
}

function plainLine(line: string): readonly string[] {
  const plain = line
    .replace(/<[^>]*>?/g, "")
    .replace(/(?<!-)-+>/g, "->")
    .replace(/\p{Cc}/gu, " ")
    .trim();
  return plain === "" ? [] : [plain.slice(0, 500)];
}

function toMs(time: string): number {
  const [seconds = 0, minutes = 0, hours = 0] = time.split(":").map(Number).reverse();
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
}

function writeCue({ startMs, endMs, lines }: Cue): string {
  return [`${toTime(startMs)} --> ${toTime(endMs)}${ABOVE_THE_BARS}`, ...lines].join("\n");
}

function toTime(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
}
