import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import type { Language } from "../../domain/model/language.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { TakeoverMessage } from "../../domain/model/takeover.ts";
import { api } from "../api-client.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { messageOf } from "./prolong-dialog.ts";
import "./takeover-preview.ts";
import { TakeoverWords } from "./takeover-words.ts";
import { titleGaps } from "./writing.ts";
import { trimmed } from "./writing-controller.ts";

/**
 * Changes the words of an active takeover; its end stays.
 * @fires takeover-changed - `detail` is the takeover as it now is
 * @fires dialog-close
 */
@customElement("change-dialog")
export class ChangeDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: 1.25rem;
        align-items: start;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) takeover: TakeoverSummary | undefined;
  @state() private message: TakeoverMessage | undefined;
  @state() private lacking: readonly Language[] = [];
  @state() private failed: unknown;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("open")) return;
    this.message = this.open && this.takeover ? messageOf(this.takeover) : undefined;
    this.lacking = [];
    this.failed = undefined;
  }

  protected override render() {
    const { message } = this;
    return html`<ui-dialog wide .open=${this.open} heading=${t("takeover.change.title")} @dialog-close=${this.#close}>
      ${this.failed === undefined ? nothing : html`${problemSummary(reasonOf(this.failed), [])}<br />`}
      ${
        message
          ? html`<div class="columns">
              <takeover-words .message=${message} .lacking=${this.lacking} @words-change=${this.#onWords}></takeover-words>
              <takeover-preview .message=${message} .fromMs=${this.takeover?.startedAtMs ?? null}></takeover-preview>
            </div>`
          : nothing
      }
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button danger" type="button" aria-disabled=${this.busy} @click=${this.#run}>${t("takeover.change.confirm", { count: this.takeover?.progress.targeted ?? 0 })}</button>
    </ui-dialog>`;
  }

  readonly #onWords = (event: CustomEvent<TakeoverMessage>): void => {
    this.message = event.detail;
    if (this.lacking.length > 0) this.lacking = lackingIn(event.detail);
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #run = async (): Promise<void> => {
    const { takeover, message } = this;
    if (!takeover || !message || this.busy) return;
    this.lacking = lackingIn(message);
    const [first] = this.lacking;
    if (first) return this.#toTitle(first);
    this.busy = true;
    this.failed = undefined;
    try {
      const detail = await api.takeovers.update({ id: takeover.id, version: takeover.version, message: trimmed(message), lastsMs: null });
      this.dispatchEvent(new CustomEvent("takeover-changed", { detail }));
      this.#close();
    } catch (error) {
      this.failed = error;
    } finally {
      this.busy = false;
    }
  };

  async #toTitle(language: Language): Promise<void> {
    const words = this.renderRoot.querySelector("takeover-words");
    if (words instanceof TakeoverWords) await words.focusTitle(language);
  }
}

function lackingIn(message: TakeoverMessage): readonly Language[] {
  return titleGaps(message).flatMap(({ language }) => language ?? []);
}

function reasonOf(error: unknown): string {
  return error instanceof Problem && error.code === "conflict" ? t("takeover.change.conflict") : problemText(error);
}
