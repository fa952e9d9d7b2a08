import type { Block, Inline, RichText } from "../../domain/model/rich-text.ts";
import { parseMarkdown } from "../../domain/reading/markdown.ts";

type Text = Extract<Inline, { type: "text" }>;

/**
 * Writes formatted text as Markdown that `parseMarkdown` reads back as the same. Where Markdown cannot say it (emphasis that ends between a
 * quotation mark and a letter), the words stay and the emphasis goes.
 */
export function toMarkdown(text: RichText): string {
  return text.map((block, index) => blockMarkdown(block, isSecondOfKind(text, index))).join("\n\n");
}

/** Two lists of one kind in a row would become one; the second then uses the other sign. */
function isSecondOfKind(text: RichText, index: number): boolean {
  let lists = 0;
  for (let at = index - 1; at >= 0 && text[at]?.type === "list"; at--) lists++;
  return lists % 2 === 1;
}

function blockMarkdown(block: Block, otherSign: boolean): string {
  const written = writeBlock(block, otherSign);
  if (JSON.stringify(parseMarkdown(written)) === JSON.stringify([block])) return written;
  return writeBlock(plain(block), otherSign);
}

function writeBlock(block: Block, otherSign: boolean): string {
  if (block.type === "paragraph") return inlineMarkdown(block.content);
  const sign = (index: number) => (block.ordered ? `${String(index + 1)}${otherSign ? ")" : "."}` : otherSign ? "*" : "-");
  return block.items
    .map((item, index) => `${sign(index)} ${inlineMarkdown(item).replaceAll("\n", `\n${" ".repeat(sign(index).length + 1)}`)}`)
    .join("\n");
}

function plain(block: Block): Block {
  const bare = (content: readonly Inline[]) =>
    content.map((inline): Inline => (inline.type === "text" ? { type: "text", text: inline.text } : inline));
  return block.type === "paragraph" ? { ...block, content: bare(block.content) } : { ...block, items: block.items.map(bare) };
}

interface Marks {
  readonly strong: boolean;
  readonly emphasis: boolean;
}
const NO_MARKS: Marks = { strong: false, emphasis: false };

/** Marks open and close around words, never around the white space beside them; emphasis lies inside bold. */
function inlineMarkdown(content: readonly Inline[]): string {
  let written = "";
  let open = NO_MARKS;
  for (const [index, inline] of content.entries()) {
    if (inline.type === "break") {
      written += closing(open, NO_MARKS) + (content[index + 1]?.type === "break" ? "<br>" : "\n");
      open = NO_MARKS;
      continue;
    }
    const wanted: Marks = { strong: inline.strong ?? false, emphasis: inline.emphasis ?? false };
    const [before, words, after] = aroundWords(inline);
    const kept: Marks = {
      strong: open.strong && wanted.strong,
      emphasis: open.emphasis && wanted.emphasis && open.strong === wanted.strong,
    };
    const atLineStart = written === "" || written.endsWith("\n");
    written +=
      closing(open, kept) +
      (atLineStart ? "" : before) +
      opening(kept, wanted) +
      (atLineStart ? escapeLineStart(escapeSigns(words)) : escapeSigns(words));
    open = wanted;
    if (after !== "") {
      written += closing(open, NO_MARKS) + (index === content.length - 1 ? "" : after);
      open = NO_MARKS;
    }
  }
  return written + closing(open, NO_MARKS);
}

function aroundWords({ text }: Text): readonly [string, string, string] {
  const match = /^(\s*)([\s\S]*?)(\s*)$/.exec(text.replace(/[\r\n]+/g, " "));
  return [match?.[1] ?? "", match?.[2] ?? "", match?.[3] ?? ""];
}

function closing(open: Marks, wanted: Marks): string {
  const emphasis = open.emphasis && !wanted.emphasis ? "*" : "";
  return emphasis + (open.strong && !wanted.strong ? "**" : "");
}

function opening(open: Marks, wanted: Marks): string {
  const strong = !open.strong && wanted.strong ? "**" : "";
  return strong + (!open.emphasis && wanted.emphasis ? "*" : "");
}

function escapeSigns(words: string): string {
  return words.replace(/[\\`*_[\]<&~|]/g, "\\$&");
}

/** What would begin a heading, quote, list or rule at the start of a line. */
function escapeLineStart(words: string): string {
  return words
    .replace(/^([#>+=-]|\d{1,9}(?=[.)]))/, (sign) => (/\d/.test(sign) ? sign : `\\${sign}`))
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}
