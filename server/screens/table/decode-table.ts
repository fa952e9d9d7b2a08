import type { TableEncoding } from "../../../domain/model/screen-table.ts";

const LINE_FEED = 10;

/**
 * Reads the bytes of a table as whoever wrote them meant them: UTF-8, with its mark or without; UTF-16 with its mark; else line by line as UTF-8 where that
 * is possible, and as Windows-1252 where it is not. Older spreadsheets write the latter, and people paste lines of one into the other.
 */
export function decodeTable(bytes: Uint8Array): { readonly text: string; readonly encoding: TableEncoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16" };
  const whole = asUtf8(bytes);
  return whole === null ? byLine(bytes) : { text: whole, encoding: "utf-8" };
}

function byLine(bytes: Uint8Array): { readonly text: string; readonly encoding: TableEncoding } {
  const windows = new TextDecoder("windows-1252");
  const lines: string[] = [];
  let isMixed = false;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end + 1);
    const text = asUtf8(line);
    // Plain letters are the same both ways.
    isMixed ||= text !== null && text.length < line.length;
    lines.push(text ?? windows.decode(line));
    start += line.length;
  }
  return { text: lines.join(""), encoding: isMixed ? "mixed" : "windows-1252" };
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null; // that is the question
  }
}
