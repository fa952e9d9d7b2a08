import type { Block, Inline, RichText } from "../model/rich-text.ts";

/** The words of a formatted text: blocks and list items on lines of their own. */
export function plainText(text: RichText): string {
  return text.map(blockText).join("\n");
}

function blockText(block: Block): string {
  return block.type === "paragraph" ? inlineText(block.content) : block.items.map(inlineText).join("\n");
}

function inlineText(content: readonly Inline[]): string {
  return content.map((inline) => (inline.type === "break" ? "\n" : inline.text)).join("");
}
