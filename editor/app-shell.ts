import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Session } from "../domain/api/session.ts";
import "./alerts/incident-count.ts";
import "./elements/ui-icon.ts";
import { LiveController, live } from "./live.ts";
import { navigable } from "./routes.ts";
import "./shell-menu.ts";
import { base } from "./style/base.ts";
import "./takeovers/takeover-bar.ts";
import { t } from "./texts.ts";

/**
 * The frame of every page: navigation at the left, at the lower edge on narrow screens, the account's menu, and a line when the server is out of reach.
 * @slot - the page
 * @fires sign-out - bubbling up from the menu
 */
@customElement("app-shell")
export class AppShell extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--nav-width) minmax(0, 1fr);
        min-height: 100dvh;
      }
      .side {
        position: sticky;
        top: 0;
        height: 100dvh;
        display: flex;
        flex-direction: column;
        gap: 1.5rem;
        padding: 1.5rem 0.75rem 1rem;
        border-right: 1px solid var(--line);
      }
      .name {
        padding-inline: 0.75rem;
        font-size: 1.25rem;
        font-weight: 700;
        letter-spacing: -0.01em;
        text-decoration: none;
      }
      nav {
        flex: 1;
        overflow-y: auto;
        margin: -4px;
        padding: 4px;
      }
      nav ul {
        display: grid;
        gap: 0.125rem;
      }
      nav a {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 2.375rem;
        padding: 0.25rem 0.75rem;
        border-radius: var(--radius);
        color: var(--ink-soft);
        text-decoration: none;
      }
      nav a:hover {
        background: var(--surface-hover);
        color: var(--ink);
      }
      nav a[aria-current] {
        background: var(--inverse);
        color: var(--on-inverse);
      }
      main {
        padding: 1.375rem 1.75rem 3rem;
        min-width: 0;
        max-width: 100rem;
      }
      .alarm {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.625rem;
        min-height: 2.5rem;
        padding: 0.375rem 0.75rem;
        border-radius: var(--radius);
        background: var(--alarm-fill);
        color: #fff;
        font-weight: 700;
        text-decoration: none;
      }
      .alarm:hover {
        filter: brightness(0.9);
      }
      .account {
        display: grid;
        gap: 0.75rem;
      }
      .lost {
        display: flex;
        gap: 0.625rem;
        align-items: center;
        margin: -0.375rem 0 1rem;
        padding: 0.5rem 0.875rem;
        border-radius: var(--radius);
        background: var(--warn-soft);
        color: var(--warn);
      }
      .skip {
        position: absolute;
        left: 0.75rem;
        top: -4rem;
        z-index: 30;
        padding: 0.625rem 1rem;
        border-radius: var(--radius);
        background: var(--inverse);
        color: var(--on-inverse);
      }
      .skip:focus {
        top: 0.75rem;
      }
      @media (max-width: 60rem) {
        :host {
          display: block;
        }
        .side {
          position: fixed;
          visibility: var(--under-dialog, visible);
          inset: auto 0 0 0;
          z-index: 10;
          height: auto;
          flex-direction: row;
          gap: 0;
          align-items: stretch;
          padding: 0 0.25rem env(safe-area-inset-bottom);
          border: 0;
          border-top: 1px solid var(--line);
          background: var(--paper);
        }
        .name {
          display: none;
        }
        nav {
          margin: 0;
          padding: 0.25rem;
        }
        nav ul {
          grid-auto-flow: column;
          grid-auto-columns: auto;
          justify-content: space-evenly;
        }
        nav a {
          flex-direction: column;
          gap: 0.125rem;
          justify-content: center;
          min-height: 3.25rem;
          padding: 0.25rem;
          font-size: 0.75rem;
          text-align: center;
        }
        main {
          padding: 1rem 1rem calc(6rem + env(safe-area-inset-bottom));
        }
        .account {
          gap: 0;
        }
        .alarm {
          position: fixed;
          right: 1rem;
          bottom: calc(4.75rem + env(safe-area-inset-bottom));
          z-index: 9;
          min-height: 3rem;
          padding-inline: 1.125rem;
          border-radius: 99px;
          box-shadow: var(--shadow-high);
        }
        .alarm[aria-current] {
          display: none;
        }
      }
      @media (max-width: 40rem) {
        .minor {
          display: none;
        }
      }
      @media (max-width: 30rem) {
        nav {
          padding-inline: 0;
        }
        nav a {
          padding-inline: 0.125rem;
          font-size: 0.6875rem;
        }
      }
      @media print {
        :host {
          display: block;
        }
        .side,
        .skip,
        .lost {
          display: none;
        }
        main {
          padding: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) session?: Session;
  @property() path = "";
  @state() private connection = live.connection;

  constructor() {
    super();
    new LiveController(this, "connection", (state) => {
      this.connection = state;
    });
  }

  protected override render() {
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${t("nav.skip")}</a>
      <div class="side">
        <a class="name" href="/announcements">Aushang</a>
        <nav aria-label=${t("nav.label")}><ul>${navigable(this.session?.user.role).map((route) => this.#entry(route))}</ul></nav>
        <div class="account">
          <shell-menu .session=${this.session} path=${this.path}></shell-menu>
          <a class="alarm" href="/takeovers/new" aria-current=${this.path.startsWith("/takeovers") ? "true" : nothing}><ui-icon name="siren"></ui-icon>${t("takeover.new")}</a>
        </div>
      </div>
      <main id="main" tabindex="-1">
        <takeover-bar></takeover-bar>
        <div role="status">${this.connection === "lost" ? html`<p class="lost"><ui-icon name="cloud-off"></ui-icon>${t("app.noConnection")}</p>` : nothing}</div>
        <slot></slot>
      </main>
    `;
  }

  #entry({ path, nav }: ReturnType<typeof navigable>[number]): TemplateResult {
    return html`<li class=${nav.minor ? "minor" : ""}>
      <a href=${path} aria-current=${path === this.path ? "page" : nothing}><ui-icon name=${nav.icon}></ui-icon><span>${t(nav.label)}</span>${nav.counted ? html`<incident-count></incident-count>` : nothing}</a>
    </li>`;
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>("main")?.focus();
  };
}
