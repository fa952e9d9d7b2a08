import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { UnpairReason } from "../../domain/model/screen.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { toast } from "../elements/ui-toasts.ts";
import { base } from "../style/base.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { unpairReason, unpairStyles } from "./unpair-reason.ts";

/**
 * Takes a screen out of service, and asks why, for the log.
 * @fires screen-removed
 * @fires dialog-close
 */
@customElement("unpair-dialog")
export class UnpairDialog extends LitElement {
  static override styles = [base, fields, unpairStyles];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) screen: ScreenSummary | undefined;
  @state() private reason: UnpairReason = "unstated";

  protected override willUpdate(): void {
    if (!this.open) this.reason = "unstated";
  }

  protected override render() {
    const { screen } = this;
    if (!screen) return nothing;
    const words = screen.pairedAtMs === null ? EXPECTED : PAIRED;
    return html`<confirm-dialog .open=${this.open} heading=${t(words.heading, { name: screen.name })} action=${t(words.action)} .run=${this.#run} @dialog-close=${() => this.dispatchEvent(new CustomEvent("dialog-close"))}>
      <p>${t(words.hint)}</p>
      ${unpairReason(this.reason, (reason) => {
        this.reason = reason;
      })}
    </confirm-dialog>`;
  }

  readonly #run = async (): Promise<void> => {
    const { screen, reason } = this;
    if (!screen) return;
    await api.screens.remove({ id: screen.id, reason });
    toast({ text: t(screen.pairedAtMs === null ? "screen.removed" : "screen.unpaired", { name: screen.name }), kind: "good" });
    this.dispatchEvent(new CustomEvent("screen-removed"));
  };
}

const PAIRED = { heading: "screen.unpairHeading", hint: "screen.unpairHint", action: "screen.unpair" } as const;
const EXPECTED = { heading: "screen.removeHeading", hint: "screen.removeHint", action: "screen.remove" } as const;
