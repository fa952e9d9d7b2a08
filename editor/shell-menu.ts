import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Session } from "../domain/api/session.ts";
import type { UiLanguage } from "../domain/model/language.ts";
import type { IconName } from "./elements/icon-names.ts";
import "./alerts/incident-count.ts";
import "./elements/ui-icon.ts";
import { navigable } from "./routes.ts";
import { base } from "./style/base.ts";
import { buttons } from "./style/buttons.ts";
import { currentLanguage, switchLanguage, t } from "./texts.ts";
import { applyTheme, currentTheme, THEME_CHOICES, type ThemeChoice } from "./theme.ts";

const THEME_ICONS = { system: "sun-moon", light: "sun", dark: "moon" } as const satisfies Record<ThemeChoice, IconName>;
const LANGUAGE_NAMES = { de: "Deutsch", en: "English" } as const satisfies Record<UiLanguage, string>;

/**
 * The menu of the person signed in: colours, language, sign out.
 * @fires sign-out
 */
@customElement("shell-menu")
export class ShellMenu extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .opener {
        width: 100%;
        display: flex;
        align-items: center;
        gap: 0.625rem;
        padding: 0.5rem 0.75rem;
        border: 0;
        border-radius: var(--radius);
        background: none;
        text-align: left;
        anchor-name: --opener;
      }
      .opener:hover {
        background: var(--surface-hover);
      }
      .who {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--ink-soft);
      }
      .menu {
        position: fixed;
        inset: auto auto 7.5rem 0.75rem;
        width: 17rem;
        max-width: calc(100vw - 1.5rem);
        margin: 0;
        padding: 1.125rem;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-high);
      }
      .menu:popover-open {
        display: grid;
        gap: 1rem;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        margin-top: 0.375rem;
      }
      .caption {
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
      .person {
        overflow-wrap: anywhere;
      }
      .pages {
        display: none;
        gap: 0.125rem;
        margin-inline: -0.5rem;
      }
      .pages a {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 2.75rem;
        padding-inline: 0.5rem;
        border-radius: var(--radius);
        text-decoration: none;
      }
      .pages a[aria-current] {
        background: var(--inverse);
        color: var(--on-inverse);
      }
      @media (max-width: 40rem) {
        .pages {
          display: grid;
        }
      }
      @media (max-width: 60rem) {
        :host {
          display: grid;
        }
        .opener {
          flex-direction: column;
          justify-content: center;
          gap: 0.125rem;
          padding: 0.25rem 0.375rem;
          font-size: 0.75rem;
        }
        .name {
          display: none;
        }
        .menu {
          inset: auto 0.75rem 4.75rem auto;
        }
      }
      @media (max-width: 30rem) {
        .opener {
          font-size: 0.6875rem;
        }
      }
      @media (min-width: 60.01rem) {
        .short {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) session?: Session;
  @property() path = "";
  @state() private theme = currentTheme();

  protected override render() {
    const user = this.session?.user;
    return html`
      <button class="opener" type="button" popovertarget="menu" aria-label=${t("menu.open", { name: user?.name ?? "" })}>
        <ui-icon name="circle-user-round"></ui-icon><span class="who name">${user?.name}</span><span class="who short">${t("menu.short")}</span>
      </button>
      <div class="menu" id="menu" popover role="group" aria-label=${t("menu.label")}>
        <p class="person"><strong>${user?.name}</strong><br /><span class="soft small">${user?.email}</span><br /><span class="soft small">${this.session?.organisation.name}</span></p>
        <ul class="pages">${navigable(user?.role).map((route) => this.#page(route))}</ul>
        <div>
          <p class="caption" id="theme">${t("menu.theme")}</p>
          <div class="row" role="group" aria-labelledby="theme">
            ${THEME_CHOICES.map((choice) => html`<button class="chip" type="button" aria-pressed=${choice === this.theme} @click=${() => this.#choose(choice)}><ui-icon name=${THEME_ICONS[choice]}></ui-icon>${t(`menu.theme.${choice}`)}</button>`)}
          </div>
        </div>
        <div>
          <p class="caption" id="language">${t("menu.language")}</p>
          <div class="row" role="group" aria-labelledby="language">${this.#language("de")}${this.#language("en")}</div>
        </div>
        <button class="button" type="button" @click=${this.#signOut}><ui-icon name="log-out"></ui-icon>${t("menu.signOut")}</button>
      </div>
    `;
  }

  /** What the bar of a phone has no room for. */
  #page({ path, nav }: ReturnType<typeof navigable>[number]) {
    if (!nav.minor) return nothing;
    const close = () => this.renderRoot.querySelector<HTMLElement>("#menu")?.hidePopover();
    return html`<li><a href=${path} aria-current=${path === this.path ? "page" : nothing} @click=${close}><ui-icon name=${nav.icon}></ui-icon>${t(nav.label)}${nav.counted ? html`<incident-count></incident-count>` : nothing}</a></li>`;
  }

  #language(language: UiLanguage) {
    return html`<button class="chip" type="button" lang=${language} aria-pressed=${language === currentLanguage()} @click=${() => switchLanguage(language)}>${LANGUAGE_NAMES[language]}</button>`;
  }

  #choose(choice: ThemeChoice): void {
    applyTheme(choice);
    this.theme = choice;
  }

  readonly #signOut = (): void => {
    this.dispatchEvent(new CustomEvent("sign-out", { bubbles: true, composed: true }));
  };
}
