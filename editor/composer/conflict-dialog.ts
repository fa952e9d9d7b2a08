import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Announcement } from "../../domain/model/announcement.ts";
import type { Language } from "../../domain/model/language.ts";
import { textOfSlide } from "../../domain/programme/content.ts";
import { parseMarkdown } from "../../domain/reading/markdown.ts";
import { plainText } from "../../domain/reading/plain-text.ts";
import { languageName } from "../announcement-look.ts";
import "../elements/ui-dialog.ts";
import { wording } from "../schedule/calendar-words.ts";
import { scheduleSentence } from "../schedule/sentence.ts";
import { today } from "../schedule/today.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";
import { type DraftContent, type DraftSlide, slideTitle, soundSlide } from "./draft-content.ts";

/**
 * Somebody else has saved meanwhile. Both versions side by side; neither choice loses one.
 * @fires keep-mine
 * @fires take-theirs
 * @fires dialog-close - decide later; nothing is saved until then
 */
@customElement("conflict-dialog")
export class ConflictDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      .both {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 1rem;
        margin-top: 1rem;
      }
      .one {
        padding: 1rem;
        display: grid;
        gap: 0.625rem;
        align-content: start;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .words {
        white-space: pre-line;
      }
      @media (max-width: 40rem) {
        .both {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  @property({ attribute: false }) mine: DraftContent | undefined;
  @property({ attribute: false }) theirs: Announcement | undefined;
  @property({ type: Boolean }) open = false;

  protected override render() {
    const { mine, theirs } = this;
    return html`<ui-dialog wide .open=${this.open && theirs !== undefined} heading=${t("conflict.title")} @dialog-close=${() => this.#tell("dialog-close")}>
      ${
        mine && theirs
          ? html`<p>${t("conflict.lead", { name: theirs.updatedByName, time: dateAndTime(theirs.updatedAtMs) })}</p>
              <div class="both">${this.#one(t("conflict.mine"), mine)}${this.#one(t("conflict.theirs", { name: theirs.updatedByName }), theirs.content)}</div>`
          : ""
      }
      <button slot="actions" class="button" type="button" @click=${() => this.#tell("take-theirs")}>${t("conflict.takeTheirs")}</button>
      <button slot="actions" class="button primary" type="button" autofocus @click=${() => this.#tell("keep-mine")}>${t("conflict.keepMine")}</button>
    </ui-dialog>`;
  }

  #one(heading: string, content: DraftContent): TemplateResult {
    return html`<section class="one card">
      <h3>${heading}</h3>
      ${content.languages.map(
        (language) => html`<div lang=${language}>
        ${content.languages.length > 1 ? html`<p class="soft small" lang=${document.documentElement.lang}>${languageName(language)}</p>` : ""}
        ${content.slides.map((slide) => this.#slide(slide, content.languages, language))}
      </div>`,
      )}
      <p class="soft small">${scheduleSentence(content.schedule, wording(today()))}</p>
    </section>`;
  }

  #slide(slide: DraftSlide, languages: readonly Language[], language: Language): TemplateResult {
    const title = slideTitle(slide, languages, language);
    const words = plainText(parseMarkdown(textOfSlide(soundSlide(slide), language)));
    return html`<p><strong>${title || t("announcement.untitled")}</strong></p><p class="words">${words.startsWith(title) ? words.slice(title.length).trim() : words}</p>`;
  }

  #tell(type: string): void {
    this.dispatchEvent(new CustomEvent(type));
  }
}
