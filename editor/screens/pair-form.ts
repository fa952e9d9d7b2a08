import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { PairingCode } from "../../domain/api/pairings.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { ScreenDraft } from "../../domain/model/screen.ts";
import { api, userAction } from "../api-client.ts";
import { textField } from "../elements/field.ts";
import { focusSummary, issueOf, problemSummary, problemText } from "../elements/problem-summary.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import "./pair-outcome.ts";
import "./screen-fields.ts";
import { EMPTY_SCREEN, readScreen, type ScreenErrors, type ScreenInput, screenErrors } from "./screen-input.ts";
import { UNMEASURED } from "./viewing-input.ts";

/**
 * Gives the browser that shows a code its name and place, then says whether it reports.
 * @fires pair-done - the user has seen how it ended
 */
@customElement("pair-form")
export class PairForm extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    forms,
    notes,
    css`
      .code input {
        font-size: 1.5rem;
        font-weight: 700;
        letter-spacing: 0.12em;
        text-transform: uppercase;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property() code = "";
  @state() private input: ScreenInput = EMPTY_SCREEN;
  @state() private checked = false;
  @state() private failed: unknown;
  @state() private busy = false;
  @state() private screenId = "";
  #action = userAction();

  protected override render() {
    if (this.screenId)
      return html`<pair-outcome .screenId=${this.screenId} @pair-again=${this.#again} @pair-done=${() => this.dispatchEvent(new CustomEvent("pair-done"))}></pair-outcome>`;
    const errors = screenErrors(this.input, this.checked, this.failed);
    const codeError = this.#codeError();
    return html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.#summary(errors, codeError)}
      <p class="soft">${t("pair.lead")}</p>
      <div class="code">
        ${textField({
          id: "code",
          label: t("pair.code"),
          hint: t("pair.codeHint"),
          value: this.code,
          maxLength: 20,
          required: true,
          error: codeError,
          onInput: (code) => {
            this.code = code;
            this.failed = undefined;
          },
        })}
      </div>
      <screen-fields .input=${this.input} .errors=${errors} @fields-change=${(event: CustomEvent<ScreenInput>) => {
        this.input = event.detail;
      }}></screen-fields>
      <div class="actions"><button class="button primary" type="submit" aria-disabled=${this.busy}>${t(this.busy ? "pair.busy" : "pair.submit")}</button></div>
    </form>`;
  }

  #summary(errors: ScreenErrors, codeError: string | undefined): TemplateResult | typeof nothing {
    const lines = [...(codeError ? [{ text: codeError, fieldId: "code" }] : []), ...Object.values(errors).map((text) => ({ text }))];
    if (lines.length > 0) return problemSummary(t("form.incomplete"), lines);
    return this.failed === undefined ? nothing : problemSummary(problemText(this.failed), []);
  }

  #codeError(): string | undefined {
    if (this.checked && !z.safeParse(PairingCode, this.code).success) return t("pair.codeWrong");
    const isGone = this.failed instanceof Problem && this.failed.code === "gone";
    return isGone || issueOf(this.failed, "code") ? t("pair.codeUnknown") : undefined;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    this.failed = undefined;
    const code = z.safeParse(PairingCode, this.code);
    const screen = readScreen(this.input);
    if (code.success && screen.success) await this.#claim(code.data, screen.data);
    await this.updateComplete;
    focusSummary(this.renderRoot);
  };

  async #claim(code: string, screen: ScreenDraft): Promise<void> {
    this.busy = true;
    try {
      const { id } = await api.pairings.claim({ code, screen }, { context: this.#action });
      this.screenId = id;
    } catch (error) {
      this.failed = error;
      this.#action = userAction();
    } finally {
      this.busy = false;
    }
  }

  /** The next screen most likely hangs at the same place. */
  readonly #again = (): void => {
    this.screenId = "";
    this.code = "";
    this.input = { ...this.input, name: "", viewing: UNMEASURED };
    this.checked = false;
    this.#action = userAction();
  };
}
