import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { MAX_NAMED } from "../../domain/api/screen-selection.ts";
import type { ScreenId } from "../../domain/model/id.ts";
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
  /** Exactly these, however many: what a filter would find by now might be others. */
  @property({ attribute: false }) ids: readonly ScreenId[] = [];
  @state() private reason: UnpairReason = "unstated";

  protected override willUpdate(): void {
    if (!this.open) this.reason = "unstated";
  }

  protected override render() {
    const count = this.ids.length;
    return html`<confirm-dialog .open=${this.open} heading=${t("bulk.unpairHeading", { count })} action=${t("bulk.unpair", { count })} .run=${this.#run} .explain=${explain} @dialog-close=${() => this.dispatchEvent(new CustomEvent("dialog-close"))}>
      <p>${t("bulk.unpairHint")}</p>
      ${unpairReason(this.reason, (reason) => {
        this.reason = reason;
      })}
    </confirm-dialog>`;
  }

  readonly #run = async (): Promise<void> => {
    const { ids, reason } = this;
    let count = 0;
    for (let from = 0; from < ids.length; from += MAX_NAMED)
      count += (await api.screens.removeMany({ ids: ids.slice(from, from + MAX_NAMED), reason })).removed;
    toast({ text: t("bulk.unpaired", { count }), kind: "good" });
    this.dispatchEvent(new CustomEvent("screens-removed"));
  };
}

function explain(error: unknown): string {
  return error instanceof Problem && error.code === "not-found" ? t("bulk.unpairGone") : problemText(error);
}
