import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LANGUAGES, type Language } from "../../domain/model/language.ts";
import { languageName } from "../announcement-look.ts";
import { toast } from "../elements/ui-toasts.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";

/**
 * The languages of an announcement, the original first; others can be added and removed.
 * @fires language-change - `detail` is the language to be written
 * @fires language-add - `detail` is the language; it is to be written next
 * @fires language-remove - `detail` is the language
 */
@customElement("language-tabs")
export class LanguageTabs extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .tabs {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.25rem 1.375rem;
        border-bottom: 1px solid var(--line);
      }
      .tab {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
        min-height: 2.375rem;
        padding: 0.25rem 0.125rem;
        border: 0;
        border-bottom: 3px solid transparent;
        background: none;
        color: var(--ink-soft);
      }
      .tab:hover {
        color: var(--ink);
      }
      .tab[aria-pressed="true"] {
        border-color: var(--accent);
        color: var(--ink);
        font-weight: 700;
      }
      .push {
        margin-left: auto;
      }
      .menu {
        position: fixed;
        position-area: bottom span-left;
        position-try-fallbacks: flip-block, bottom span-right;
        inset: auto;
        margin: 0.25rem 0;
        max-height: 20rem;
        padding: 0.375rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-high);
      }
      .menu button {
        display: block;
        width: 100%;
        min-height: 2.25rem;
        padding: 0.25rem 0.75rem;
        border: 0;
        border-radius: 6px;
        background: none;
        text-align: left;
      }
      .menu button:hover {
        background: var(--surface-hover);
      }
    `,
  ];

  @property({ attribute: false }) languages: readonly Language[] = [];
  @property({ attribute: false }) current: Language = "de";

  protected override render() {
    const free = LANGUAGES.filter((language) => !this.languages.includes(language));
    const isOriginal = this.languages[0] === this.current;
    return html`<div class="tabs" role="group" aria-label=${t("languages.label")}>
      ${this.languages.map((language) => this.#tab(language))}
      <span class="push">
        ${isOriginal ? nothing : html`<button class="button quiet small" type="button" @click=${this.#remove}><ui-icon name="trash"></ui-icon>${t("languages.remove")}</button>`}
        <button class="button quiet small" type="button" popovertarget="menu" ?disabled=${free.length === 0}><ui-icon name="languages"></ui-icon>${t("languages.add")}</button>
      </span>
      <div class="menu" id="menu" popover aria-label=${t("languages.add")}>
        ${free.map((language) => html`<button type="button" @click=${() => this.#add(language)}>${languageName(language)}</button>`)}
      </div>
    </div>`;
  }

  #tab(language: Language): TemplateResult {
    return html`<button class="tab" type="button" aria-pressed=${language === this.current} @click=${() => this.#tell("language-change", language)}>${languageName(language)}</button>`;
  }

  #add(language: Language): void {
    this.renderRoot.querySelector<HTMLElement>("#menu")?.hidePopover();
    this.#tell("language-add", language);
  }

  /** Undone from the message, with every word. */
  readonly #remove = (): void => {
    const removed = this.current;
    this.#tell("language-change", this.languages[0] ?? "de");
    this.#tell("language-remove", removed);
    toast({
      text: t("languages.removed", { language: languageName(removed) }),
      action: { label: t("action.undo"), run: () => this.#tell("language-add", removed) },
    });
  };

  #tell(type: "language-change" | "language-add" | "language-remove", detail: Language): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
