import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import "./ui-icon.ts";

/**
 * A modal dialog; `side` makes it a drawer at the right. Escape and the cross close it. The focus goes to the element with `autofocus`,
 * otherwise to the first control, and returns where it was.
 * @slot - the content
 * @slot actions - the buttons, the most likely one last
 * @fires dialog-close - when the user closes it; the owner then sets `open` to false
 */
@customElement("ui-dialog")
export class UiDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      dialog {
        width: min(34rem, calc(100vw - 1.5rem));
        max-height: calc(100dvh - 1.5rem);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-high);
      }
      :host([wide]) dialog {
        width: min(60rem, calc(100vw - 1.5rem));
      }
      :host([side]) dialog {
        margin: 0 0 0 auto;
        height: 100dvh;
        max-height: none;
        width: min(27rem, 100vw);
        border-width: 0 0 0 1px;
        border-radius: 0;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: appear 160ms ease-out;
      }
      @keyframes appear {
        from {
          opacity: 0;
          transform: translateY(0.5rem);
        }
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      header {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 1rem;
        padding: 1.25rem 1.25rem 0 1.5rem;
      }
      h2 {
        font-size: 1.25rem;
        padding-top: 0.4rem;
      }
      .content {
        flex: 1;
        overflow: auto;
        padding: 0.75rem 1.5rem 1.5rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0.625rem;
        padding: 0 1.5rem 1.5rem;
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  @property() heading = "";
  @property({ type: Boolean, reflect: true }) side = false;
  @property({ type: Boolean, reflect: true }) wide = false;
  @query("dialog") private readonly dialog!: HTMLDialogElement;

  protected override render() {
    const hasActions = this.querySelector(':scope > [slot="actions"]') !== null;
    return html`
      <dialog aria-labelledby="heading" @cancel=${this.#onCancel} @close=${this.#onClose}>
        <header>
          <h2 id="heading">${this.heading}</h2>
          <button class="button quiet icon-only" type="button" aria-label=${t("action.close")} @click=${this.#ask}><ui-icon name="x"></ui-icon></button>
        </header>
        <div class="content" tabindex="-1"><slot></slot></div>
        <div class="actions" ?hidden=${!hasActions}><slot name="actions" @slotchange=${() => this.requestUpdate()}></slot></div>
      </dialog>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("open") || this.open === this.dialog.open) return;
    coverPage(this, this.open);
    if (this.open) {
      this.dialog.showModal();
      this.querySelector<HTMLElement>("[autofocus]")?.focus();
    } else this.dialog.close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    coverPage(this, false);
    if (this.hasUpdated && this.dialog.open) this.dialog.close();
  }

  readonly #ask = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.#ask();
  };

  /** A browser may close on a second Escape without asking; then the owner must learn of it. */
  readonly #onClose = (): void => {
    if (!this.open) return;
    this.#ask();
    // An owner that cannot close just now keeps its dialog.
    setTimeout(() => this.isConnected && this.open && !this.dialog.open && this.dialog.showModal());
  };
}

const open = new Set<UiDialog>();

/**
 * While a dialog is open, what floats over the page hides itself: `visibility: var(--under-dialog, visible)`. Behind the dialog nobody can use
 * it, and checkers take it for something in front.
 */
function coverPage(dialog: UiDialog, isOpen: boolean): void {
  if (isOpen) open.add(dialog);
  else open.delete(dialog);
  document.documentElement.style.setProperty("--under-dialog", open.size > 0 ? "hidden" : "visible");
}
