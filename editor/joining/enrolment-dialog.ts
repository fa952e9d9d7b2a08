import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { type EnrolmentFor, MOST_USES } from "../../domain/model/enrolment.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { focusFault } from "../elements/dialog-parts.ts";
import { textField } from "../elements/field.ts";
import { optionCards } from "../elements/option-cards.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import { Saving } from "../elements/saving.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-dialog.ts";
import type { KnownScreen } from "../screens/known-screen.ts";
import "../screens/known-screen.ts";
import type { ScreenFields } from "../screens/screen-fields.ts";
import "../screens/screen-fields.ts";
import { type ScreenInput, screenErrors } from "../screens/screen-input.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { EMPTY_ENROLMENT, type EnrolmentForm, LASTS, type Lasts, readEnrolment } from "./enrolment-form.ts";

const PLACES = { n: "{n}", nn: "{nn}" } as const;

/**
 * Makes a secret by which devices join.
 * @fires enrolment-made - `detail` is a `MadeEnrolment`
 * @fires dialog-close
 */
@customElement("enrolment-dialog")
export class EnrolmentDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    forms,
    notes,
    css`
      input[type="number"] {
        appearance: textfield;
      }
      input::-webkit-inner-spin-button {
        display: none;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  /** A screen that it is for, if that is settled already. */
  @property() screenId = "";
  @state() private form: EnrolmentForm = EMPTY_ENROLMENT;
  @state() private checked = false;
  readonly #saving = new Saving(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("open") || !this.open) return;
    this.form = { ...EMPTY_ENROLMENT, kind: this.screenId ? "screen" : "new-screens" };
    this.checked = false;
    this.#saving.begin();
  }

  protected override render() {
    return html`<ui-dialog .open=${this.open} heading=${t("enrolments.new")} @dialog-close=${this.#close}>
      ${this.open ? this.#fields() : nothing}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.#saving.busy} @click=${this.#save}>${t("enrolments.make")}</button>
    </ui-dialog>`;
  }

  #fields(): TemplateResult {
    const { kind, lasts } = this.form;
    const { general } = this.#saving;
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${general === undefined ? nothing : problemSummary(explain(general), [])}
      ${optionCards<EnrolmentFor["kind"]>(
        "kind",
        t("enrolments.kind"),
        kind,
        (["new-screens", "screen"] as const).map((value) => ({
          value,
          label: t(`enrolments.kind.${value}`),
          hint: t(`enrolments.kindHint.${value}`),
        })),
        (chosen) => this.#set({ kind: chosen, known: undefined }),
      )}
      ${kind === "screen" ? this.#known() : this.#names()}
      ${selectField<Lasts>({
        id: "lasts",
        label: t("enrolments.lasts"),
        value: lasts,
        options: (Object.keys(LASTS) as Lasts[]).map((value) => ({ value, label: t(`enrolments.lasts.${value}`) })),
        onChange: (chosen) => this.#set({ lasts: chosen }),
      })}
      ${kind === "screen" ? nothing : this.#place()}
      <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true">${t("enrolments.make")}</button>
    </form>`;
  }

  #known(): TemplateResult {
    const onKnown = ({ detail }: CustomEvent<ScreenSummary | undefined>) =>
      this.#set({ known: detail && { id: detail.id, hasDevice: detail.pairedAtMs !== null } });
    return html`<known-screen .screenId=${this.screenId} error=${this.#isWrong("for.screenId") ? t("pair.knownWrong") : ""} @known-change=${onKnown}></known-screen>`;
  }

  #names(): TemplateResult {
    const { names, uses } = this.form;
    return html`${textField({
      id: "names",
      label: t("enrolments.names"),
      hint: t("enrolments.namesHint", { ...PLACES, example: t("enrolments.namesExample", PLACES) }),
      value: names,
      maxLength: 70,
      required: true,
      error: this.#isWrong("for.names") ? t("enrolments.namesWrong", PLACES) : undefined,
      onInput: (value) => this.#set({ names: value }),
    })}
      ${textField({
        id: "uses",
        label: t("enrolments.uses"),
        type: "number",
        min: 1,
        max: MOST_USES,
        value: uses,
        error: this.#isWrong("for.uses") ? t("enrolments.usesWrong", { most: MOST_USES }) : undefined,
        onInput: (value) => this.#set({ uses: value }),
      })}`;
  }

  #place(): TemplateResult {
    const { name: _, ...errors } = screenErrors(this.form.screen, this.checked, undefined);
    const refused = this.#isWrong("for.screen.siteId") ? { siteId: t("screen.siteWrong") } : {};
    return html`<screen-fields nameless .input=${this.form.screen} .errors=${{ ...errors, ...refused }} @fields-change=${(event: CustomEvent<ScreenInput>) => this.#set({ screen: event.detail })}></screen-fields>`;
  }

  #isWrong(field: string): boolean {
    return this.#saving.isWrong(readEnrolment(this.form), field);
  }

  #set(change: Partial<EnrolmentForm>): void {
    this.form = { ...this.form, ...change };
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #save = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    this.checked = true;
    const detail = await this.#saving.send(readEnrolment(this.form), (draft, context) => api.enrolments.create(draft, { context }));
    if (!detail) {
      const { general } = this.#saving;
      if (general instanceof Problem && general.code === "in-use")
        await this.renderRoot.querySelector<KnownScreen>("known-screen")?.lookAgain();
      return this.#focusFault();
    }
    this.dispatchEvent(new CustomEvent("enrolment-made", { detail }));
    this.#close();
  };

  async #focusFault(): Promise<void> {
    await this.updateComplete;
    const known = this.renderRoot.querySelector<KnownScreen>("known-screen[error]:not([error=''])");
    const own = this.renderRoot.querySelector('[role="alert"], [aria-invalid="true"]');
    if (known) known.focus();
    else if (own) await focusFault(this);
    else this.renderRoot.querySelector<ScreenFields>("screen-fields")?.focusFault();
  }
}

function explain(error: unknown): string {
  return error instanceof Problem && error.code === "in-use" ? t("pair.inUse") : problemText(error);
}
