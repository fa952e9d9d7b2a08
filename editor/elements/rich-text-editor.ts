import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { parseMarkdown } from "../../domain/reading/markdown.ts";
import { ForeignPaste } from "../composer/foreign-paste.ts";
import { toMarkdown } from "../composer/markdown-out.ts";
import { fromDoc, toDoc } from "../composer/rich-text-doc.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { type TextKey, t } from "../texts.ts";
import type { IconName } from "./icon-names.ts";
import "./ui-icon.ts";

interface Tool {
  readonly icon: IconName;
  readonly label: TextKey;
  readonly keys: string;
  readonly isOn?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
  /** It goes back in the history of this text. */
  readonly isUndo?: true;
}

const TOOLS: readonly Tool[] = [
  {
    icon: "bold",
    label: "richText.bold",
    keys: "Control+B",
    isOn: (editor) => editor.isActive("bold"),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    icon: "italic",
    label: "richText.italic",
    keys: "Control+I",
    isOn: (editor) => editor.isActive("italic"),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    icon: "list",
    label: "richText.bullets",
    keys: "Control+Shift+8",
    isOn: (editor) => editor.isActive("bulletList"),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    icon: "list-ordered",
    label: "richText.numbers",
    keys: "Control+Shift+7",
    isOn: (editor) => editor.isActive("orderedList"),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { icon: "undo-2", label: "richText.undo", keys: "Control+Z", isUndo: true, run: (editor) => editor.chain().focus().undo().run() },
  { icon: "redo-2", label: "richText.redo", keys: "Control+Shift+Z", isUndo: true, run: (editor) => editor.chain().focus().redo().run() },
];

/**
 * Text with bold, emphasis and lists; Markdown goes in and comes out. Tab moves on, the arrow keys move in the toolbar.
 * @fires rich-text-change - `detail` is the Markdown
 */
@customElement("rich-text-editor")
export class RichTextEditor extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .label {
        display: block;
        margin-bottom: 0.375rem;
        font-weight: 600;
        font-size: 0.9375rem;
      }
      .frame {
        border: 1px solid var(--line-control);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .frame:focus-within:has(.ProseMirror:focus-visible) {
        outline: 3px solid var(--focus);
        border-color: transparent;
      }
      .tools {
        display: flex;
        gap: 0.125rem;
        padding: 0.25rem;
        border-bottom: 1px solid var(--line);
      }
      .tools .gap {
        margin-left: auto;
      }
      .ProseMirror {
        position: relative;
        min-height: 7rem;
        max-height: 24rem;
        overflow-y: auto;
        padding: 0.625rem 0.8rem;
        white-space: break-spaces;
        overflow-wrap: break-word;
        font-variant-ligatures: none;
      }
      .ProseMirror:focus {
        outline: none;
      }
      .ProseMirror > * + * {
        margin-top: 0.625rem;
      }
      .ProseMirror ul {
        list-style: disc;
        padding-left: 1.4rem;
      }
      .ProseMirror ol {
        list-style: decimal;
        padding-left: 1.6rem;
      }
      .ProseMirror-separator {
        display: none;
      }
    `,
  ];

  @property() value = "";
  @property() label = "";
  @property() override lang = "de";
  /** Whoever shows it undoes what is typed here, too: it keeps no history of its own. */
  @property({ type: Boolean, attribute: "outer-undo" }) outerUndo = false;
  @query(".mount") private readonly mount!: HTMLElement;
  #editor: Editor | undefined;
  #emitted = "";
  #toolAt = 0;

  protected override render() {
    return html`
      <span class="label" id="label" @click=${() => this.#editor?.commands.focus()}>${this.label}</span>
      <div class="frame">
        <div class="tools" role="toolbar" aria-label=${t("richText.tools")} @keydown=${this.#onToolKey}>${this.#tools.map((tool, index) => this.#tool(tool, index))}</div>
        <div class="mount"></div>
      </div>
    `;
  }

  get #tools(): readonly Tool[] {
    return this.outerUndo ? TOOLS.filter(({ isUndo }) => !isUndo) : TOOLS;
  }

  #tool(tool: Tool, index: number) {
    const on = this.#editor && tool.isOn ? tool.isOn(this.#editor) : undefined;
    return html`<button
      class="button quiet small icon-only ${tool.icon === "undo-2" ? "gap" : ""}"
      type="button"
      tabindex=${index === this.#toolAt ? 0 : -1}
      aria-label=${t(tool.label)}
      title=${t(tool.label)}
      aria-keyshortcuts=${tool.keys}
      .ariaPressed=${on === undefined ? null : String(on)}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#editor && tool.run(this.#editor)}
    ><ui-icon name=${tool.icon}></ui-icon></button>`;
  }

  protected override firstUpdated(): void {
    this.#editor = new Editor({
      element: this.mount,
      injectCSS: false,
      extensions: [
        StarterKit.configure({
          blockquote: false,
          code: false,
          codeBlock: false,
          heading: false,
          horizontalRule: false,
          link: false,
          strike: false,
          underline: false,
          dropcursor: false,
          gapcursor: false,
          trailingNode: false,
          ...(this.outerUndo ? { undoRedo: false } : {}),
        }),
        ForeignPaste,
      ],
      content: toDoc(parseMarkdown(this.value)),
      enableInputRules: true,
      editorProps: { attributes: () => ({ role: "textbox", "aria-multiline": "true", "aria-labelledby": "label", lang: this.lang }) },
      onUpdate: ({ editor }) => this.#emit(toMarkdown(fromDoc(editor.getJSON()))),
      onTransaction: () => this.requestUpdate(),
    });
    this.#emitted = this.value;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#editor) return;
    if (changed.has("value") && this.value !== this.#emitted) {
      this.#emitted = this.value;
      const { from } = this.#editor.state.selection;
      this.#editor.commands.setContent(toDoc(parseMarkdown(this.value)), { emitUpdate: false });
      // The caret stays about where it was: what came in is most often one step back or forth.
      this.#editor.commands.setTextSelection(Math.min(from, this.#editor.state.doc.content.size));
    }
    if (changed.has("lang")) this.#editor.view.setProps({});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editor?.destroy();
    this.#editor = undefined;
  }

  override focus(): void {
    this.#editor?.commands.focus();
  }

  #emit(markdown: string): void {
    this.#emitted = markdown;
    this.dispatchEvent(new CustomEvent("rich-text-change", { detail: markdown }));
  }

  readonly #onToolKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -this.#toolAt, End: this.#tools.length - 1 - this.#toolAt }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#toolAt = (this.#toolAt + step + this.#tools.length) % this.#tools.length;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".tools [tabindex='0']")?.focus());
  };
}
