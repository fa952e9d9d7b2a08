import { type Editor, Extension } from "@tiptap/core";
import { DOMParser as NodeParser, type Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

/**
 * Pasted and dropped text from elsewhere. ProseMirror would parse its markup by `innerHTML`, which the policy forbids; the browser's own
 * sanitiser (`Document.parseHTML`) may, and where there is none the plain words are taken.
 */
export const ForeignPaste = Extension.create({
  name: "foreignPaste",
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (_view, event) => insert(editor, event, event.clipboardData),
            drop: (view, event) => !view.dragging && insert(editor, event, event.dataTransfer),
          },
        },
      }),
    ];
  },
});

function insert(editor: Editor, event: Event, data: DataTransfer | null): boolean {
  if (!data || event.defaultPrevented) return false;
  event.preventDefault();
  const slice = richSlice(editor, data.getData("text/html"));
  if (slice) editor.view.dispatch(editor.state.tr.replaceSelection(slice).scrollIntoView());
  else insertWords(editor, data.getData("text/plain"));
  return true;
}

function richSlice(editor: Editor, html: string): Slice | undefined {
  if (html === "" || !("parseHTML" in Document) || typeof Document.parseHTML !== "function") return undefined;
  const parsed: unknown = Document.parseHTML(html);
  return parsed instanceof Document
    ? NodeParser.fromSchema(editor.schema).parseSlice(parsed.body, { preserveWhitespace: false })
    : undefined;
}

function insertWords(editor: Editor, words: string): void {
  const paragraphs = words
    .trim()
    .split(/\n\s*\n/)
    .filter((part) => part !== "");
  const lines = (part: string) =>
    part
      .split("\n")
      .flatMap((text, index) => [...(index > 0 ? [{ type: "hardBreak" }] : []), ...(text === "" ? [] : [{ type: "text", text }])]);
  const first = paragraphs[0];
  if (first === undefined) return;
  const content = paragraphs.length === 1 ? lines(first) : paragraphs.map((part) => ({ type: "paragraph", content: lines(part) }));
  editor.chain().focus().insertContent(content).run();
}
