import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { PairingCode } from "../../domain/api/pairings.ts";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Screen, ScreenDraft } from "../../domain/model/screen.ts";
import { api, userAction } from "../api-client.ts";
import { textField } from "../elements/field.ts";
import { optionCards } from "../elements/option-cards.ts";
import { focusSummary, issueOf, problemSummary, problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { navigate } from "../router.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { deviceNote, type KnownScreen } from "./known-screen.ts";
import "./pair-outcome.ts";
import "./screen-fields.ts";
import { EMPTY_SCREEN, readScreen, type ScreenErrors, type ScreenInput, screenErrors } from "./screen-input.ts";
import { UNMEASURED } from "./viewing-input.ts";

/** What a device becomes: a screen that is new, or one that is known already. `later`: the screen is known before there is a device. */
type Becoming = "new" | "known" | "later";

/**
 * Makes the browser that shows a code a screen, a new one or one that is known, then says whether it reports. Or adds a screen whose device is yet to come.
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
      /* Three stand below one another: side by side one would be left over. */
      .options {
        grid-template-columns: minmax(0, 1fr);
      }
      .note p {
        display: flex;
        gap: 0.5rem;
        align-items: start;
      }
      .note ui-icon {
        margin-top: 0.2rem;
      }
      .warn {
        color: var(--warn);
      }
    `,
  ];

  @property() code = "";
  /** The screen that gets this device, if that is settled already. */
  @property({ attribute: false }) screen: ScreenSummary | undefined;
  /** Somebody has come with a code, so there is a device. */
  @property({ type: Boolean }) coded = false;
  @state() private becoming: Becoming = "new";
  @state() private known: ScreenSummary | undefined;
  @state() private input: ScreenInput = EMPTY_SCREEN;
  @state() private checked = false;
  @state() private failed: unknown;
  @state() private busy = false;
  @state() private screenId = "";
  #action = userAction();

  protected override render() {
    if (this.screenId)
      return html`<pair-outcome .screenId=${this.screenId} .single=${this.screen !== undefined} @pair-again=${this.#again} @pair-done=${() => this.dispatchEvent(new CustomEvent("pair-done"))}></pair-outcome>`;
    const becoming = this.#becoming;
    const errors = becoming === "known" ? {} : screenErrors(this.input, this.checked, this.failed);
    const codeError = becoming === "later" ? undefined : this.#codeError();
    return html`<form class="form" novalidate @submit=${this.#submit}>
      ${this.#summary(errors, codeError)}
      <p class="soft">${t(this.screen ? "pair.leadKnown" : "pair.lead")}</p>
      ${this.screen ? nothing : this.#choice()} ${becoming === "later" ? nothing : this.#codeField(codeError)} ${this.#target(errors)}
      <div class="actions">
        ${this.screen ? html`<a class="first" href="/screens/enrolments?screen=${this.screen.id}">${t("pair.withoutCode")}</a>` : nothing}
        <button class="button primary" type="submit" aria-disabled=${this.busy}>${t(this.busy ? "action.busy" : SUBMIT[becoming])}</button>
      </div>
    </form>`;
  }

  get #becoming(): Becoming {
    return this.screen ? "known" : this.becoming;
  }

  #choice(): TemplateResult {
    const kinds: readonly Becoming[] = this.coded ? ["new", "known"] : ["new", "known", "later"];
    return optionCards(
      "becoming",
      t("pair.kind"),
      this.becoming,
      kinds.map((value) => ({ value, label: t(`pair.kind.${value}`), hint: t(`pair.kindHint.${value}`) })),
      (value) => {
        this.becoming = value;
        this.known = undefined;
        this.checked = false;
        this.failed = undefined;
      },
    );
  }

  #codeField(error: string | undefined): TemplateResult {
    return html`<div class="code">
      ${textField({
        id: "code",
        label: t("pair.code"),
        hint: t("pair.codeHint"),
        value: this.code,
        maxLength: 20,
        required: true,
        error,
        onInput: (code) => {
          this.code = code;
          this.failed = undefined;
        },
      })}
    </div>`;
  }

  #target(errors: ScreenErrors): TemplateResult {
    if (this.screen) return html`<div class="note">${deviceNote(this.screen)}</div>`;
    if (this.becoming === "known") {
      const isMissing = this.checked && !this.known;
      return html`<known-screen error=${isMissing ? t("pair.knownWrong") : ""} @known-change=${(
        event: CustomEvent<ScreenSummary | undefined>,
      ) => {
        this.known = event.detail;
        this.failed = undefined;
      }}></known-screen>`;
    }
    return html`<screen-fields .input=${this.input} .errors=${errors} @fields-change=${(event: CustomEvent<ScreenInput>) => {
      this.input = event.detail;
    }}></screen-fields>`;
  }

  #summary(errors: ScreenErrors, codeError: string | undefined): TemplateResult | typeof nothing {
    const isMissing = this.checked && this.#becoming === "known" && !this.#known;
    const lines = [
      ...(codeError ? [{ text: codeError, fieldId: "code" }] : []),
      ...(isMissing ? [{ text: t("pair.knownWrong") }] : []),
      ...Object.values(errors).map((text) => ({ text })),
    ];
    if (lines.length > 0) return problemSummary(t("form.incomplete"), lines);
    return this.failed === undefined ? nothing : problemSummary(explain(this.failed), []);
  }

  #codeError(): string | undefined {
    if (this.checked && !z.safeParse(PairingCode, this.code).success) return t("pair.codeWrong");
    const isGone = this.failed instanceof Problem && this.failed.code === "gone";
    return isGone || issueOf(this.failed, "code") ? t("pair.codeUnknown") : undefined;
  }

  get #known(): ScreenSummary | undefined {
    return this.screen ?? this.known;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    this.failed = undefined;
    await this.#pair();
    await this.updateComplete;
    focusSummary(this.renderRoot);
  };

  async #pair(): Promise<void> {
    const code = z.safeParse(PairingCode, this.code).data;
    const draft = readScreen(this.input).data;
    const becoming = this.#becoming;
    if (becoming === "later") return draft && this.#send(() => this.#expect(draft));
    if (!code) return;
    const known = this.#known;
    if (becoming === "known") return known && this.#send(() => this.#assign(known, code));
    return draft && this.#send(() => api.pairings.claim({ code, screen: draft }, { context: this.#action }));
  }

  /** It gets another device only if the user was told that it has one. */
  #assign({ id, pairedAtMs }: ScreenSummary, code: string): Promise<Screen> {
    return api.pairings.assign({ id, code, replace: pairedAtMs !== null }, { context: this.#action });
  }

  /** There is nothing to wait for. */
  async #expect(draft: ScreenDraft): Promise<undefined> {
    const { id, name } = await api.screens.expect(draft, { context: this.#action });
    toast({ text: t("pair.expected", { name }), kind: "good" });
    if (!this.isConnected) return;
    this.dispatchEvent(new CustomEvent("pair-done"));
    navigate(`/screens/${id}`);
  }

  async #send(action: () => Promise<Screen | undefined>): Promise<void> {
    this.busy = true;
    try {
      this.screenId = (await action())?.id ?? "";
    } catch (error) {
      // Without an answer it may have been done: then asking again must not do it twice.
      if (!(error instanceof Problem && error.code === "unavailable")) this.#action = userAction();
      if (error instanceof Problem && error.code === "in-use") await this.#lookAgain();
      this.failed = error;
    } finally {
      this.busy = false;
    }
  }

  /** What was said of the screen's device is not true any more. */
  async #lookAgain(): Promise<void> {
    await this.renderRoot.querySelector<KnownScreen>("known-screen")?.lookAgain();
    const { screen } = this;
    if (screen) this.screen = await api.screens.read({ id: screen.id }).catch(() => screen);
  }

  /** The next screen most likely hangs at the same place. */
  readonly #again = (): void => {
    this.screenId = "";
    this.code = "";
    this.known = undefined;
    this.input = { ...this.input, name: "", viewing: UNMEASURED };
    this.checked = false;
    this.#action = userAction();
  };
}

const SUBMIT = { new: "pair.submit", known: "pair.submit", later: "pair.expect" } as const;

function explain(error: unknown): string {
  return error instanceof Problem && error.code === "in-use" ? t("pair.inUse") : problemText(error);
}
