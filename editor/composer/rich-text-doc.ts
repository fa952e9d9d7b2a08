import type { JSONContent } from "@tiptap/core";
import type { Block, Inline, RichText } from "../../domain/model/rich-text.ts";

/** The formatted text as TipTap's document. */
export function toDoc(text: RichText): JSONContent {
  return { type: "doc", content: text.length > 0 ? text.map(blockNode) : [{ type: "paragraph" }] };
}

function blockNode(block: Block): JSONContent {
  if (block.type === "paragraph") return paragraph(block.content);
  const items = block.items.map((item) => ({ type: "listItem", content: [paragraph(item)] }));
  return { type: block.ordered ? "orderedList" : "bulletList", content: items };
}

function paragraph(content: readonly Inline[]): JSONContent {
  return { type: "paragraph", content: content.map(inlineNode) };
}

function inlineNode(inline: Inline): JSONContent {
  if (inline.type === "break") return { type: "hardBreak" };
  const marks = [...(inline.strong ? [{ type: "bold" }] : []), ...(inline.emphasis ? [{ type: "italic" }] : [])];
  return { type: "text", text: inline.text, ...(marks.length > 0 ? { marks } : {}) };
}

/** TipTap's document as formatted text: empty paragraphs go, items of a list inside a list follow their parent. */
export function fromDoc(doc: JSONContent): RichText {
  return (doc.content ?? []).flatMap(blockOf);
}

function blockOf(node: JSONContent): readonly Block[] {
  if (node.type === "bulletList" || node.type === "orderedList") {
    const items = itemsOf(node);
    return items.length > 0 ? [{ type: "list", ordered: node.type === "orderedList", items }] : [];
  }
  const content = inlinesOf(node);
  return content.length > 0 ? [{ type: "paragraph", content }] : [];
}

function itemsOf(list: JSONContent): readonly (readonly Inline[])[] {
  return (list.content ?? []).flatMap((item) => {
    const parts = item.content ?? [];
    const own = parts
      .filter(({ type }) => type === "paragraph")
      .flatMap((part, index) => [...(index > 0 ? [BREAK] : []), ...inlinesOf(part)]);
    const nested = parts.filter(({ type }) => type !== "paragraph").flatMap(itemsOf);
    return own.length > 0 ? [own, ...nested] : nested;
  });
}

const BREAK: Inline = { type: "break" };

/** Breaks and white space at both ends are nothing that could be seen. */
function inlinesOf(node: JSONContent): readonly Inline[] {
  const inlines = (node.content ?? []).map(inlineOf);
  const seen = (inline: Inline) => inline.type === "text" && inline.text.trim() !== "";
  const first = inlines.findIndex(seen);
  return first < 0 ? [] : inlines.slice(first, inlines.findLastIndex(seen) + 1);
}

function inlineOf({ type, text, marks }: JSONContent): Inline {
  if (type === "hardBreak") return BREAK;
  const has = (name: string) => marks?.some((mark) => mark.type === name) ?? false;
  return { type: "text", text: text ?? "", ...(has("bold") ? { strong: true } : {}), ...(has("italic") ? { emphasis: true } : {}) };
}
