import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import "../elements/ui-dialog.ts";
import { t } from "../texts.ts";
import "./pair-form.ts";

/**
 * Gives a screen its device, or another one instead of the one it has.
 * @fires dialog-close
 */
@customElement("device-dialog")
export class DeviceDialog extends LitElement {
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) screen: ScreenSummary | undefined;
  /** As it was when the dialog opened: what the user was told does not change while a device joins. */
  #asked: ScreenSummary | undefined;

  protected override render() {
    this.#asked = this.open ? (this.#asked ?? this.screen) : undefined;
    const asked = this.#asked;
    const heading = asked ? t(asked.pairedAtMs === null ? "pair.joinHeading" : "pair.swapHeading", { name: asked.name }) : "";
    return html`<ui-dialog .open=${this.open} heading=${heading} @dialog-close=${this.#close}>
      ${asked ? html`<pair-form .screen=${asked} @pair-done=${this.#close}></pair-form>` : nothing}
    </ui-dialog>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };
}
