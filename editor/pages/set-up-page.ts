import { html, LitElement, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { line } from "../../domain/model/text.ts";
import { TimeZone } from "../../domain/model/time.ts";
import { Email, NewPassword } from "../../domain/model/user.ts";
import { api, userAction } from "../api-client.ts";
import { type TextField, textField } from "../elements/field.ts";
import { gatePicture } from "../elements/gate-picture.ts";
import { focusSummary, issueOf, problemSummary, problemText } from "../elements/problem-summary.ts";
import { adoptGate } from "../style/gate.ts";
import { type TextKey, t } from "../texts.ts";

const RULES = { organisation: line(80), zone: TimeZone, name: line(80), email: Email, password: NewPassword } as const;
const FIELDS = ["organisation", "zone", "name", "email", "password"] as const;
type FieldName = (typeof FIELDS)[number];

const LOOKS = {
  organisation: { autocomplete: "organization", maxLength: 80 },
  zone: { maxLength: 64 },
  name: { autocomplete: "name", maxLength: 80 },
  email: { type: "email", autocomplete: "username", maxLength: 254 },
  password: { type: "password", autocomplete: "new-password", maxLength: 200 },
} as const satisfies Record<FieldName, Partial<TextField>>;

/**
 * The first start: the one-time link `/setup#token` leads here and makes the first administrator.
 * @fires signed-in - `detail` is the session
 */
@customElement("set-up-page")
export class SetUpPage extends LitElement {
  @state() private values: Readonly<Record<FieldName, string>> = {
    organisation: "",
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    name: "",
    email: "",
    password: "",
  };
  @state() private failed: unknown;
  @state() private checked = false;
  @state() private busy = false;
  readonly #action = userAction();
  readonly #token = location.hash.slice(1);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptGate();
    document.title = t("app.titled", { title: t("setUp.title") });
  }

  protected override render() {
    const lines = FIELDS.flatMap((name) => this.#error(name) ?? []).map((text, index) => ({ text, fieldId: this.#wrong()[index] ?? "" }));
    const heading = lines.length > 0 ? t("form.incomplete") : this.failed === undefined ? "" : problemText(this.failed);
    return html`<main class="gate"><div class="gate-card card">
      ${gatePicture()}
      <p class="gate-name">Aushang</p>
      <p class="gate-lead">${t("signIn.lead")}</p>
      <h1 tabindex="-1">${t("setUp.title")}</h1>
      <form class="gate-form" method="post" novalidate @submit=${this.#submit}>
        <p class="soft">${t("setUp.lead")}</p>
        ${problemSummary(heading, lines)} ${FIELDS.map((name) => this.#field(name))}
        <button class="button primary" type="submit" aria-disabled=${this.busy}>${t("setUp.submit")}</button>
      </form>
    </div></main>`;
  }

  #field(name: FieldName): TemplateResult {
    const hint = name === "zone" || name === "password" ? t(`setUp.${name}Hint`) : undefined;
    return textField({
      ...LOOKS[name],
      id: name,
      label: t(`setUp.${name}`),
      hint,
      value: this.values[name],
      required: true,
      error: this.#error(name),
      onInput: (value) => {
        this.values = { ...this.values, [name]: value };
      },
    });
  }

  #wrong(): readonly FieldName[] {
    return FIELDS.filter((name) => this.#error(name) !== undefined);
  }

  #error(name: FieldName): string | undefined {
    if (this.checked && !z.safeParse(RULES[name], this.values[name]).success) return t(`setUp.${name}Wrong` satisfies TextKey);
    return issueOf(this.failed, name) ? t(`setUp.${name}Wrong` satisfies TextKey) : undefined;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    this.failed = undefined;
    if (this.#wrong().length === 0) await this.#setUp();
    await this.updateComplete;
    focusSummary(this);
  };

  async #setUp(): Promise<void> {
    this.busy = true;
    try {
      const { organisation, name, email, password } = this.values;
      const input = { token: this.#token, organisation, zone: TimeZone.parse(this.values.zone), name, email, password };
      const detail = await api.session.setUp(input, { context: this.#action });
      history.replaceState(null, "", "/");
      this.dispatchEvent(new CustomEvent("signed-in", { detail }));
    } catch (error) {
      this.failed = error;
    } finally {
      this.busy = false;
    }
  }
}
