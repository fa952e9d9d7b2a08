import { html, nothing, type TemplateResult } from "lit";
import type { Block, Inline, RichText } from "../../domain/model/rich-text.ts";
import { unbroken } from "./unbroken.ts";

/** Draws a tree of formatted text. Only templates, never markup from the outside. */
export function richText(blocks: RichText): readonly TemplateResult[] {
  return blocks.map(block);
}

function block(node: Block): TemplateResult {
  switch (node.type) {
    case "paragraph":
      return html`<p>${node.content.map(inline)}</p>`;
    case "list": {
      const items = node.items.map((item) => html`<li>${item.map(inline)}</li>`);
      return node.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
  }
}

function inline(node: Inline) {
  if (node.type === "break") return html`<br />`;
  if (node.text === "") return nothing;
  const words = unbroken(node.text);
  const text = node.emphasis ? html`<em>${words}</em>` : words;
  return node.strong ? html`<strong>${text}</strong>` : text;
}
