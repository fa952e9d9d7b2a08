import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import * as z from "zod/mini";
import type { UiLanguage } from "../../domain/model/language.ts";
import { Organisation } from "../../domain/model/user.ts";
import { api } from "../api-client.ts";
import "../elements/combo-field.ts";
import { textField } from "../elements/field.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import { optionCards } from "../elements/option-cards.ts";
import { focusSummary, problemSummary, problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { LiveController } from "../live.ts";
import { currentSession, setSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { zoneChoices } from "../zones.ts";

interface Values {
  readonly name: string;
  readonly zone: string;
  readonly language: UiLanguage;
}

/** Name, zone and screen language of the whole organisation. */
@customElement("organisation-form")
export class OrganisationForm extends LitElement {
  static override styles = [base, buttons, fields, forms, notes];

  @state() private values: Values | undefined;
  @state() private checked = false;
  @state() private failed: unknown;
  @state() private busy = false;
  @state() private touched = false;
  readonly #zones = zoneChoices();

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource }) => {
      if (resource === "settings" && !this.touched) void this.#load();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    if (!this.values) return this.failed === undefined ? listLoading() : listFailure(this.failed, () => this.#load());
    const { name, zone, language } = this.values;
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${this.failed === undefined ? "" : problemSummary(problemText(this.failed), [])}
      ${textField({ id: "name", label: t("organisation.name"), hint: t("organisation.nameHint"), value: name, maxLength: 80, required: true, error: this.#error("name"), onInput: (value) => this.#set({ name: value }) })}
      <combo-field id="zone" label=${t("organisation.zone")} hint=${t("organisation.zoneHint")} .choices=${this.#zones} .value=${zone} error=${this.#error("zone") ?? ""} @combo-change=${(event: CustomEvent<string>) => this.#set({ zone: event.detail })}></combo-field>
      ${optionCards<UiLanguage>(
        "language",
        t("organisation.language"),
        language,
        [
          { value: "de", label: "Deutsch", hint: t("organisation.de") },
          { value: "en", label: "English", hint: t("organisation.en") },
        ],
        (value) => this.#set({ language: value }),
      )}
      <div class="actions"><button class="button ${this.touched ? "primary" : ""}" type="submit" aria-disabled=${this.busy || !this.touched}>${t("action.save")}</button></div>
    </form>`;
  }

  #set(change: Partial<Values>): void {
    if (this.values) this.values = { ...this.values, ...change };
    this.touched = true;
  }

  #error(name: "name" | "zone"): string | undefined {
    const wrong = this.checked && z.safeParse(Organisation, this.values).error?.issues.some(({ path }) => path[0] === name);
    return wrong ? t(`organisation.${name}Wrong`) : undefined;
  }

  async #load(): Promise<void> {
    this.failed = undefined;
    try {
      this.values = await api.settings.read();
    } catch (error) {
      this.failed = error;
    }
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.touched) return;
    this.checked = true;
    this.failed = undefined;
    const organisation = z.safeParse(Organisation, this.values);
    if (organisation.success) await this.#send(organisation.data);
    await this.updateComplete;
    focusSummary(this.renderRoot);
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  async #send(organisation: Organisation): Promise<void> {
    this.busy = true;
    try {
      this.values = await api.settings.update(organisation);
      setSession({ ...currentSession(), organisation });
      this.touched = false;
      toast({ text: t("organisation.saved"), kind: "good" });
    } catch (error) {
      this.failed = error;
    } finally {
      this.busy = false;
    }
  }
}
