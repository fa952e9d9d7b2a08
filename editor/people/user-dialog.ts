import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { Problem } from "../../domain/model/problem.ts";
import { line } from "../../domain/model/text.ts";
import { Email, NewPassword, type Role, type User } from "../../domain/model/user.ts";
import { api, userAction } from "../api-client.ts";
import { checkField, textField } from "../elements/field.ts";
import { focusField } from "../elements/focus-field.ts";
import { optionCards } from "../elements/option-cards.ts";
import { focusSummary, issueOf, problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

const RULES = { name: line(80), email: Email, password: NewPassword } as const;
type FieldName = keyof typeof RULES;

/**
 * Adds somebody who may sign in, or changes name, role and access.
 * @fires user-saved - `detail` is the user
 * @fires dialog-close
 */
@customElement("user-dialog")
export class UserDialog extends LitElement {
  static override styles = [base, buttons, fields, forms, notes];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) user: User | undefined;
  @state() private values: Readonly<Record<FieldName, string>> = { name: "", email: "", password: "" };
  @state() private chosenRole: Role = "editor";
  @state() private disabled = false;
  @state() private checked = false;
  @state() private failed: unknown;
  @state() private busy = false;
  #action = userAction();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("open") || !this.open) return;
    this.values = { name: this.user?.name ?? "", email: this.user?.email ?? "", password: "" };
    this.chosenRole = this.user?.role ?? "editor";
    this.disabled = this.user?.disabled ?? false;
    this.checked = false;
    this.failed = undefined;
    this.#action = userAction();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) void focusField(this, "#name");
  }

  protected override render() {
    return html`<ui-dialog .open=${this.open} heading=${t(this.user ? "people.edit" : "people.new")} @dialog-close=${this.#close}>
      ${this.open ? this.#form() : nothing}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.busy} @click=${this.#save}>${t(this.user ? "action.save" : "people.add")}</button>
    </ui-dialog>`;
  }

  #form() {
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${problemSummary(this.#summary(), [])} ${this.#text("name", 80)}
      ${this.user ? html`<p class="soft">${this.user.email}</p>` : html`${this.#text("email", 254)} ${this.#text("password", 200)}`}
      ${optionCards<Role>(
        "role",
        t("people.role"),
        this.chosenRole,
        [
          { value: "editor", label: t("role.editor"), hint: t("role.editorHint") },
          { value: "admin", label: t("role.admin"), hint: t("role.adminHint") },
        ],
        (role) => {
          this.chosenRole = role;
        },
      )}
      ${
        this.user
          ? checkField({
              id: "disabled",
              label: html`${t("people.disable")}<br /><span class="soft small">${t("people.disableHint")}</span>`,
              checked: this.disabled,
              onChange: (disabled) => {
                this.disabled = disabled;
              },
            })
          : nothing
      }
      <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true">${t("action.save")}</button>
    </form>`;
  }

  #text(name: FieldName, maxLength: number) {
    return textField({
      id: name,
      label: t(`people.${name}`),
      value: this.values[name],
      maxLength,
      required: true,
      type: name === "email" ? "email" : "text",
      hint: name === "password" ? t("people.passwordHint") : undefined,
      error: this.#error(name),
      onInput: (value) => {
        this.values = { ...this.values, [name]: value };
      },
    });
  }

  #error(name: FieldName): string | undefined {
    if (this.user && name !== "name") return undefined;
    if (this.checked && !z.safeParse(RULES[name], this.values[name]).success) return t(`people.${name}Wrong`);
    const rule = issueOf(this.failed, name)?.rule;
    if (rule === "email-taken") return t("people.emailTaken");
    if (rule === "common-password") return t("people.passwordCommon");
    return rule ? t(`people.${name}Wrong`) : undefined;
  }

  /** What went wrong apart from single fields. */
  #summary(): string {
    if (this.failed === undefined || ["name", "email", "password"].some((name) => issueOf(this.failed, name))) return "";
    if (!(this.failed instanceof Problem)) return problemText(this.failed);
    if (this.failed.extras.issues?.some(({ rule }) => rule === "last-admin")) return t("people.lastAdmin");
    return this.failed.code === "conflict" ? t("people.conflict") : problemText(this.failed);
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    this.failed = undefined;
    const isComplete = !(["name", "email", "password"] as const).some((name) => this.#error(name));
    if (isComplete) await this.#send();
    await this.updateComplete;
    focusSummary(this.renderRoot);
    if (!this.#summary()) this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  async #send(): Promise<void> {
    this.busy = true;
    const { name, email, password } = this.values;
    try {
      const detail = this.user
        ? await api.users.update({ id: this.user.id, version: this.user.version, name, role: this.chosenRole, disabled: this.disabled })
        : await api.users.create({ name, email, password, role: this.chosenRole }, { context: this.#action });
      this.dispatchEvent(new CustomEvent("user-saved", { detail }));
      this.#close();
    } catch (error) {
      this.failed = error;
      this.#action = userAction();
    } finally {
      this.busy = false;
    }
  }
}
