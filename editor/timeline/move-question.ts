import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Schedule } from "../../domain/model/schedule.ts";
import { validityText } from "../announcement-look.ts";
import "../elements/ui-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";
import type { Question } from "./bar-moves.ts";

/**
 * Somebody else moved the same bar, or left changes that would be published along: what stands there, and what the user wants, side by side.
 * @fires question-answer - `detail` is `mine`, `draft` or `theirs`; closing means `theirs`, so that nothing happens by accident
 */
@customElement("move-question")
export class MoveQuestion extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      .both {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
        gap: 0.75rem;
        margin-top: 1rem;
      }
      .one {
        padding: 0.75rem 1rem;
      }
    `,
  ];

  @property({ attribute: false }) question: Question | undefined;

  protected override render() {
    const { question } = this;
    const heading = question ? t(question.kind === "conflict" ? "timeline.conflict" : "timeline.waiting") : "";
    return html`<ui-dialog .open=${question !== undefined} heading=${heading} @dialog-close=${() => this.#answer("theirs")}>
      ${question ? this.#content(question) : ""}
      ${question ? this.#actions(question) : ""}
    </ui-dialog>`;
  }

  #content({ kind, wish, theirs }: Question): TemplateResult {
    const { title } = wish;
    const name = theirs.updatedByName;
    return html`<p>${kind === "conflict" ? t("timeline.conflictLead", { name, title, time: dateAndTime(theirs.updatedAtMs) }) : t("timeline.waitingLead", { name, title })}</p>
      <div class="both">
        ${this.#one(t("timeline.conflictTheirs", { name }), theirs.content.schedule)} ${this.#one(t("timeline.conflictMine"), wish.wanted)}
      </div>`;
  }

  #one(heading: string, schedule: Schedule): TemplateResult {
    return html`<section class="one card"><h3>${heading}</h3><p>${validityText(schedule)}</p></section>`;
  }

  #actions({ kind }: Question): TemplateResult {
    if (kind === "conflict")
      return html`<button slot="actions" class="button" type="button" autofocus @click=${() => this.#answer("theirs")}>${t("timeline.keepTheirs")}</button>
        <button slot="actions" class="button primary" type="button" @click=${() => this.#answer("mine")}>${t("timeline.useMine")}</button>`;
    return html`<button slot="actions" class="button" type="button" autofocus @click=${() => this.#answer("theirs")}>${t("timeline.leave")}</button>
      <button slot="actions" class="button" type="button" @click=${() => this.#answer("draft")}>${t("timeline.draftOnly")}</button>
      <button slot="actions" class="button primary" type="button" @click=${() => this.#answer("mine")}>${t("timeline.publishAll")}</button>`;
  }

  #answer(detail: "mine" | "draft" | "theirs"): void {
    this.dispatchEvent(new CustomEvent("question-answer", { detail }));
  }
}
