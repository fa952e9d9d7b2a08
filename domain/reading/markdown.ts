import { Marked, type MarkedToken, type Token } from "marked";
import type { Block, Inline, RichText } from "../model/rich-text.ts";
import { decodeEntities, withoutTags } from "./html-text.ts";

type Text = Extract<Inline, { type: "text" }>;
type Paragraph = Extract<Block, { type: "paragraph" }>;
type Style = Pick<Text, "strong" | "emphasis">;

/** Longer input and deeper nesting than any announcement has is not parsed but shown as it was typed, so that work stays bounded. */
const LONGEST_PARSED = 20_000;
const NESTED_TOO_DEEP = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){20}/m;

const CELL_GAP = " · ";
const PLAIN: Style = {};

/** A single line break is one (as typed, so shown), and what looks like a link definition is text. */
const marked = new Marked({ gfm: true, breaks: true, tokenizer: { def: () => undefined } });

/**
 * Reads the Markdown subset of announcements: paragraphs, bold, emphasis, lists and line breaks. Everything else becomes its plain text:
 * links and pictures their words, headings and quotes paragraphs, table rows lines, HTML what stands between its tags. Items of a list
 * inside a list follow their parent. Never throws.
 */
export function parseMarkdown(source: string): RichText {
  if (source.length > LONGEST_PARSED || NESTED_TOO_DEEP.test(source)) return linesAsTyped(source);
  return blocksOf(marked.lexer(source));
}

function linesAsTyped(source: string): RichText {
  return paragraph(source.split(/\r\n?|\n/).flatMap((line) => [text(line, PLAIN), LINE_BREAK]));
}

function blocksOf(tokens: readonly Token[]): readonly Block[] {
  return tokens.flatMap((token) => blockOf(known(token)));
}

function blockOf(token: MarkedToken): readonly Block[] {
  switch (token.type) {
    case "space":
    case "hr":
    case "def":
    case "checkbox":
      return [];
    case "list":
      return [{ type: "list", ordered: token.ordered, items: token.items.flatMap((item) => itemsOf(item.tokens)) }];
    case "blockquote":
      return blocksOf(token.tokens);
    case "code":
      return linesAsTyped(token.text);
    case "html":
      return linesAsTyped(decodeEntities(withoutTags(token.raw)));
    case "table":
      return paragraph([token.header, ...token.rows].flatMap((row) => [...rowOf(row.map((cell) => cell.tokens)), LINE_BREAK]));
    default:
      return paragraph(inlineOf(token, PLAIN));
  }
}

/** One item for what stands in it, then those of the lists inside it. */
function itemsOf(tokens: readonly Token[]): readonly (readonly Inline[])[] {
  const blocks = blocksOf(tokens);
  const own = blocks.filter((block) => block.type === "paragraph").flatMap(({ content }) => [...content, LINE_BREAK]);
  const nested = blocks.filter((block) => block.type === "list").flatMap(({ items }) => items);
  const box = tokens.filter(({ type }) => type === "checkbox").map(({ raw }) => text(raw, PLAIN));
  const item = tidy([...box, ...own]);
  return item.length === 0 ? nested : [item, ...nested];
}

function rowOf(cells: readonly (readonly Token[])[]): readonly Inline[] {
  return cells.flatMap((tokens, index) => [...(index === 0 ? [] : [text(CELL_GAP, PLAIN)]), ...inlinesOf(tokens, PLAIN)]);
}

function inlinesOf(tokens: readonly Token[], style: Style): readonly Inline[] {
  return tokens.flatMap((token) => inlineOf(known(token), style));
}

function inlineOf(token: MarkedToken, style: Style): readonly Inline[] {
  switch (token.type) {
    case "br":
      return [LINE_BREAK];
    case "strong":
      return inlinesOf(token.tokens, { ...style, strong: true });
    case "em":
      return inlinesOf(token.tokens, { ...style, emphasis: true });
    case "html":
      return /^<br\s*\/?>$/i.test(token.raw) ? [LINE_BREAK] : [text(withoutTags(token.raw), style)];
    case "escape":
    case "codespan":
      return [text(token.text, style)];
    default:
      if ("tokens" in token && token.tokens !== undefined) return inlinesOf(token.tokens, style);
      return [text(decodeEntities("text" in token ? token.text : token.raw), style)];
  }
}

/** The lexer turns `&#7;` into a bell: none of these is a character to show. */
const WHITE_SPACE_CONTROL = /[\t\n\v\f\r]/g;
const CONTROL = /\p{Cc}/gu;

const LINE_BREAK: Inline = { type: "break" };

function text(value: string, style: Style): Inline {
  return { type: "text", text: value.replace(WHITE_SPACE_CONTROL, " ").replace(CONTROL, ""), ...style };
}

/** Nothing visible makes no paragraph. */
function paragraph(content: readonly Inline[]): readonly Paragraph[] {
  const tidied = tidy(content);
  return tidied.length === 0 ? [] : [{ type: "paragraph", content: tidied }];
}

/** Joins neighbours of the same style and drops emptiness and breaks at both ends. */
function tidy(content: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of content) {
    const last = joined.at(-1);
    if (inline.type === "text" && inline.text === "") continue;
    if (last?.type === "text" && inline.type === "text" && isSameStyle(last, inline))
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else joined.push(inline);
  }
  const first = joined.findIndex(isVisible);
  return first < 0 ? [] : joined.slice(first, joined.findLastIndex(isVisible) + 1);
}

function isVisible(inline: Inline): boolean {
  return inline.type === "text" && inline.text.trim() !== "";
}

function isSameStyle(a: Text, b: Text): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis;
}

/** The lexer without extensions makes only the tokens it knows; its type also admits those of extensions. */
function known(token: Token): MarkedToken {
  return token as MarkedToken;
}
