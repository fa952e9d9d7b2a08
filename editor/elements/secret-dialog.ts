import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import "./ui-dialog.ts";
import "./ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { toast } from "./ui-toasts.ts";

/**
 * Shows a secret, this one time, with a way to copy it. Open as long as there is one.
 * @slot - what else can be done with it
 * @fires dialog-close - the owner then forgets the secret
 */
@customElement("secret-dialog")
export class SecretDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      .lead {
        margin-bottom: 1rem;
      }
      .secret {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.5rem;
        align-items: center;
      }
      .secret .control {
        min-height: 0;
        font-family: ui-monospace, monospace;
        font-size: 0.9375rem;
        resize: none;
        word-break: break-all;
      }
      @media (max-width: 30rem) {
        .secret {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property() heading = "";
  /** What it is for. */
  @property() lead = "";
  /** The words on the button that ends it. */
  @property() done = t("action.close");
  @property() secret = "";
  @query("#secret") private readonly field!: HTMLTextAreaElement;

  protected override render() {
    return html`<ui-dialog .open=${this.secret !== ""} heading=${this.heading} @dialog-close=${this.#close}>
      ${this.secret === "" ? nothing : this.#shown()}
      <button slot="actions" class="button primary" type="button" @click=${this.#close}>${this.done}</button>
    </ui-dialog>`;
  }

  #shown(): TemplateResult {
    return html`<p class="lead">${this.lead}</p>
      <div class="field">
        <label for="secret">${t("secret.label")}</label>
        <div class="secret">
          <textarea class="control" id="secret" rows="2" readonly autocomplete="off" spellcheck="false" .value=${this.secret}></textarea>
          <button class="button" type="button" autofocus @click=${this.#copy}><ui-icon name="copy"></ui-icon>${t("secret.copy")}</button>
        </div>
      </div>
      <slot></slot>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  /** Without https there is no clipboard: then it is ready to be copied by hand. */
  readonly #copy = async (): Promise<void> => {
    this.field.select();
    const isCopied = await (navigator.clipboard as Clipboard | undefined)?.writeText(this.secret).then(
      () => true,
      () => false,
    );
    toast({ text: t(isCopied ? "secret.copied" : "secret.notCopied"), kind: isCopied ? "good" : "plain" });
  };
}
