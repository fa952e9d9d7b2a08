import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSelection } from "../../domain/api/screen-selection.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { UnpairReason } from "../../domain/model/screen.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { base } from "../style/base.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { unpairReason, unpairStyles } from "./unpair-reason.ts";

/**
 * Takes many screens out of service at once, and asks why, for the log.
 * @fires screens-removed
 * @fires dialog-close
 */
@customElement("unpair-many-dialog")
export class UnpairManyDialog extends LitElement {
  static override styles = [base, fields, unpairStyles];

  @property({ type: Boolean }) open = false;
  @property({ type: Number }) count = 0;
  /** Which ones; a `Problem` is thrown if they cannot be told. */
  @property({ attribute: false }) selection!: () => ScreenSelection;
  @property({ attribute: false }) explain: (error: unknown) => string = problemText;
  @state() private reason: UnpairReason = "unstated";

  protected override willUpdate(): void {
    if (!this.open) this.reason = "unstated";
  }

  protected override render() {
    const { count } = this;
    return html`<confirm-dialog .open=${this.open} heading=${t("bulk.unpairHeading", { count })} action=${t("bulk.unpair", { count })} .run=${this.#run} .explain=${(error: unknown) => this.#explain(error)} @dialog-close=${() => this.dispatchEvent(new CustomEvent("dialog-close"))}>
      <p>${t("bulk.unpairHint")}</p>
      ${unpairReason(this.reason, (reason) => {
        this.reason = reason;
      })}
    </confirm-dialog>`;
  }

  #explain(error: unknown): string {
    return error instanceof Problem && error.code === "not-found" ? t("bulk.unpairGone") : this.explain(error);
  }

  readonly #run = async (): Promise<void> => {
    const { removed } = await api.screens.removeMany({ screens: this.selection(), reason: this.reason });
    toast({ text: t("bulk.unpaired", { count: removed }), kind: "good" });
    this.dispatchEvent(new CustomEvent("screens-removed"));
  };
}
