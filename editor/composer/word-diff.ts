/** A stretch of words that both versions have, or only one. */
export interface DiffPart {
  readonly kind: "same" | "before" | "after";
  readonly text: string;
}

/** Longer texts are told apart as a whole: comparing takes the product of their lengths. */
const MOST_WORDS = 1500;

/** What became of a text, word by word; white space belongs to the word before it. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const a = before.match(/\S+\s*/gu) ?? [];
  const b = after.match(/\S+\s*/gu) ?? [];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return whole(before, after);
  const lengths = commonLengths(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && right !== undefined && left.trim() === right.trim()) {
      push(parts, "same", right);
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      push(parts, "before", left);
      i++;
    } else if (right !== undefined) {
      push(parts, "after", right);
      j++;
    }
  }
  return parts;
}

function whole(before: string, after: string): readonly DiffPart[] {
  if (before === after) return [{ kind: "same", text: after }];
  return [
    { kind: "before", text: before },
    { kind: "after", text: after },
  ];
}

function at(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

/** How many words in order the rests from each place on have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i]?.trim() === b[j]?.trim() ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
  }
  return lengths;
}

function push(parts: DiffPart[], kind: DiffPart["kind"], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
  else parts.push({ kind, text });
}
