/** Modules of white around the code, as the standard asks. */
const QUIET = 4;

/** What is drawn of a code: a path over its dark modules, in a square of `span` modules a side with the white around them. */
interface QrPath {
  readonly span: number;
  readonly path: string;
}

/** Reads a code as `qrCode` in `domain/reading/qr-code.ts` writes it. Neighbours in a row are one stroke. @returns null if it is none */
export function qrPath(code: string): QrPath | null {
  const [, digits, base64 = ""] = /^(\d{2,3}):([\w+/]+=*)$/.exec(code) ?? [];
  const size = Number(digits);
  const bytes = bytesOf(base64);
  if (bytes.length === 0 || bytes.length !== Math.ceil(size ** 2 / 8)) return null;
  const isDark = (x: number, y: number) => {
    const at = y * size + x;
    return x < size && (bytes.charCodeAt(at >> 3) & (128 >> (at & 7))) > 0;
  };
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (isDark(x, y)) x++;
      if (x > from) path += `M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`;
    }
  }
  return { span: size + 2 * QUIET, path };
}

function bytesOf(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return "";
  }
}
