import { html, nothing, type TemplateResult } from "lit";
import { t } from "../texts.ts";

/** A change that can be taken back. Offered inside the dialog: what lies outside of an open one cannot be pressed. */
export interface Undoable {
  readonly text: string;
  readonly run: () => void;
}

/** Told before such a change; bubbles to the builder, which keeps what was. `detail` says what is about to happen. */
export const UNDOABLE = "schedule-undoable";

export function tellUndoable(element: HTMLElement, text: string): void {
  element.dispatchEvent(new CustomEvent(UNDOABLE, { detail: text, bubbles: true, composed: true }));
}

export function undoLine(undoable: Undoable | undefined): TemplateResult {
  return html`<p class="soft" role="status">${undoable ? html`${undoable.text} <button class="link" type="button" @click=${undoable.run}>${t("action.undo")}</button>` : nothing}</p>`;
}
