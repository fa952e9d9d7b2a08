import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Session } from "../domain/api/session.ts";
import { api, SIGNED_OUT } from "./api-client.ts";
import "./app-shell.ts";
import { emptyState } from "./elements/empty-state.ts";
import "./elements/ui-dialog.ts";
import "./elements/ui-toasts.ts";
import { live } from "./live.ts";
import "./pages/set-up-page.ts";
import "./pages/sign-in-page.ts";
import { followLinks, navigate, PLACE_CHANGED, type Place } from "./router.ts";
import { type FoundRoute, findRoute, HOME, type Route } from "./routes.ts";
import { setSession } from "./session.ts";
import { base } from "./style/base.ts";
import { buttons } from "./style/buttons.ts";
import { fields } from "./style/fields.ts";
import { notes } from "./style/notes.ts";
import { t } from "./texts.ts";

/** What a page is given. `place` changes while the page stays when only the query or a parameter of the same route changes. */
export interface PageElement extends HTMLElement {
  place?: Place;
}

type Phase = "starting" | "unreachable" | "signed-out" | "signed-in";

/** The editor: who is signed in, which page is shown. Drawn without a shadow root, so that password managers see the sign-in form. */
@customElement("aushang-app")
export class AushangApp extends LitElement {
  @state() private phase: Phase = "starting";
  @state() private session: Session | undefined;
  @state() private expired = false;
  @state() private page: { readonly route: Route; readonly element: PageElement } | undefined;
  @state() private missing = false;
  #stop: (() => void) | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.adoptedStyleSheets = [base, buttons, fields, notes].flatMap(({ styleSheet }) => styleSheet ?? []);
    this.#stop = followLinks();
    window.addEventListener(PLACE_CHANGED, this.#onPlace);
    window.addEventListener(SIGNED_OUT, this.#onSignedOut);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    window.removeEventListener(PLACE_CHANGED, this.#onPlace);
    window.removeEventListener(SIGNED_OUT, this.#onSignedOut);
  }

  protected override render() {
    return html`${this.#content()}<ui-toasts></ui-toasts>`;
  }

  #content(): TemplateResult {
    if (location.pathname === "/setup") return html`<set-up-page @signed-in=${this.#onSignedIn}></set-up-page>`;
    if (this.phase === "starting") return html`<p class="hidden-text" role="status">${t("app.starting")}</p>`;
    if (this.phase === "unreachable") return this.#unreachable();
    if (this.phase === "signed-out" || !this.session) return html`<sign-in-page @signed-in=${this.#onSignedIn}></sign-in-page>`;
    return html`<app-shell .session=${this.session} .path=${this.page?.route.within ?? this.page?.route.path ?? ""} @sign-out=${this.#signOut}>
        ${this.missing ? this.#notFound() : (this.page?.element ?? nothing)}
      </app-shell>
      <ui-dialog .open=${this.expired} heading=${t("signIn.expired")} @dialog-close=${this.#signOut}>
        ${this.expired ? html`<sign-in-page embedded @signed-in=${this.#onSignedIn}></sign-in-page>` : nothing}
      </ui-dialog>`;
  }

  #unreachable(): TemplateResult {
    const again = html`<button class="button primary" type="button" @click=${() => this.#start()}><ui-icon name="refresh-cw"></ui-icon>${t("action.tryAgain")}</button>`;
    return html`<main>${emptyState("cloud-off", t("app.unreachable"), t("app.unreachableHint"), again)}</main>`;
  }

  #notFound(): TemplateResult {
    return emptyState(
      "search",
      t("app.notFound"),
      t("app.notFoundHint"),
      html`<a class="button primary" href=${HOME}>${t("app.toStart")}</a>`,
    );
  }

  async #start(): Promise<void> {
    try {
      const { session } = await api.session.read();
      if (session !== null) return this.#enter(session);
      this.phase = "signed-out";
      document.title = t("app.titled", { title: t("signIn.title") });
    } catch {
      this.phase = "unreachable";
    }
  }

  #enter(session: Session): void {
    setSession(session);
    this.session = session;
    this.phase = "signed-in";
    live.start();
    if (location.pathname === "/" || location.pathname === "/setup") navigate(HOME, { replace: true });
    else void this.#showPlace();
  }

  readonly #onSignedIn = (event: CustomEvent<Session>): void => {
    live.stop();
    if (this.expired) {
      this.expired = false;
      setSession(event.detail);
      this.session = event.detail;
      live.start();
      window.dispatchEvent(new Event("online"));
    } else this.#enter(event.detail);
  };

  readonly #onSignedOut = (): void => {
    if (this.phase === "signed-in") this.expired = true;
  };

  readonly #signOut = async (): Promise<void> => {
    if (!this.expired) await api.session.signOut();
    live.stop();
    setSession(undefined);
    location.assign("/");
  };

  readonly #onPlace = (): void => void this.#showPlace();

  async #showPlace(): Promise<void> {
    if (this.phase !== "signed-in") return;
    const found = findRoute(location.pathname, new URLSearchParams(location.search));
    const allowed = found && (!found.route.role || found.route.role === this.session?.user.role);
    this.missing = !allowed;
    if (!found || !allowed) {
      document.title = t("app.titled", { title: t("app.notFound") });
      return;
    }
    if (this.page?.route.tag === found.route.tag) {
      this.page.element.place = found.place;
      this.page = { ...this.page, route: found.route };
    } else await this.#open(found);
  }

  async #open({ route, place }: FoundRoute): Promise<void> {
    const { href } = location;
    await route.load();
    // Somebody was faster than the line: they are on their way to another page.
    if (href !== location.href) return;
    const element: PageElement = document.createElement(route.tag);
    element.place = place;
    this.page = { route, element };
    await this.#announce(route, element);
  }

  /** A new page: name it in the tab and put the focus on its heading, so that keyboard and screen reader start there. */
  async #announce(route: Route, element: PageElement): Promise<void> {
    document.title = t("app.titled", { title: t(route.title) });
    await this.updateComplete;
    if (element instanceof LitElement) await element.updateComplete;
    window.scrollTo(0, 0);
    element.shadowRoot?.querySelector<HTMLElement>("h1[tabindex]")?.focus();
  }
}
