import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { textField } from "../elements/field.ts";
import { gatePicture } from "../elements/gate-picture.ts";
import { focusSummary, problemSummary, problemText } from "../elements/problem-summary.ts";
import { lastOrganisation } from "../session.ts";
import { adoptGate } from "../style/gate.ts";
import { t } from "../texts.ts";

/**
 * Sign-in with mail address and password, in the document itself, where password managers look.
 * @fires signed-in - `detail` is the session
 */
@customElement("sign-in-page")
export class SignInPage extends LitElement {
  /** Inside a dialog, when a session ended while somebody was writing. */
  @property({ type: Boolean }) embedded = false;
  @state() private email = "";
  @state() private password = "";
  @state() private busy = false;
  @state() private error = "";
  @state() private missing = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptGate();
  }

  protected override render() {
    if (this.embedded) return this.#form();
    const place = lastOrganisation();
    return html`<main class="gate"><div class="gate-card card">
      ${gatePicture()}
      <p class="gate-name">Aushang${place ? html` <span class="gate-place">${place}</span>` : nothing}</p>
      <p class="gate-lead">${t("signIn.lead")}</p>
      <h1 tabindex="-1">${t("signIn.title")}</h1>${this.#form()}
    </div></main>`;
  }

  #form() {
    const emailError = this.missing && this.email.trim() === "" ? t("signIn.emailMissing") : undefined;
    const passwordError = this.missing && this.password === "" ? t("signIn.passwordMissing") : undefined;
    const lines = [
      ...(emailError ? [{ text: emailError, fieldId: "email" }] : []),
      ...(passwordError ? [{ text: passwordError, fieldId: "password" }] : []),
    ];
    return html`<form class="gate-form" method="post" novalidate @submit=${this.#submit}>
      ${problemSummary(lines.length > 0 ? t("form.incomplete") : this.error, lines)}
      ${textField({
        id: "email",
        label: t("signIn.email"),
        type: "email",
        value: this.email,
        autocomplete: "username",
        required: true,
        error: emailError,
        onInput: (value) => {
          this.email = value;
        },
      })}
      ${textField({
        id: "password",
        label: t("signIn.password"),
        type: "password",
        value: this.password,
        autocomplete: "current-password",
        required: true,
        error: passwordError,
        onInput: (value) => {
          this.password = value;
        },
      })}
      <button class="button primary" type="submit" aria-disabled=${this.busy}>${t(this.busy ? "signIn.busy" : "signIn.submit")}</button>
    </form>`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.error = "";
    this.missing = this.email.trim() === "" || this.password === "";
    if (!this.missing) await this.#signIn();
    await this.updateComplete;
    focusSummary(this);
  };

  async #signIn(): Promise<void> {
    this.busy = true;
    try {
      const detail = await api.session.signIn({ email: this.email.trim(), password: this.password });
      this.dispatchEvent(new CustomEvent("signed-in", { detail }));
    } catch (error) {
      this.error = error instanceof Problem && error.code === "not-signed-in" ? t("problem.wrong-credentials") : problemText(error);
    } finally {
      this.busy = false;
    }
  }
}
