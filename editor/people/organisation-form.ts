import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import * as z from "zod/mini";
import type { UiLanguage } from "../../domain/model/language.ts";
import { Organisation } from "../../domain/model/user.ts";
import { api } from "../api-client.ts";
import "../elements/combo-field.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";
import { checkField, textArea, textField } from "../elements/field.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import { optionCards } from "../elements/option-cards.ts";
import { focusSummary, problemSummary, problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { LiveController } from "../live.ts";
import { Regions } from "../regions.ts";
import { currentSession, setSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { zoneChoices } from "../zones.ts";

/** As typed: numbers may be incomplete, a zone or region may be none. */
interface Values extends Omit<Organisation, "zone" | "region" | "loopLimitMs" | "keepDays" | "webOrigins"> {
  readonly zone: string;
  readonly region: string;
  readonly loopMinutes: string;
  readonly keepDays: string;
  /** One in each line. */
  readonly webOrigins: string;
}

/** What the whole organisation shares: name, zone, holidays, the language of its screens, and the rules for loops and takeovers. */
@customElement("organisation-form")
export class OrganisationForm extends LitElement {
  static override styles = [base, buttons, fields, forms, notes];

  @state() private values: Values | undefined;
  @state() private checked = false;
  @state() private failed: unknown;
  @state() private busy = false;
  @state() private touched = false;
  readonly #zones = zoneChoices();
  readonly #regions = new Regions(this);

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
    const { name, zone, language, region, loopMinutes, keepDays, secondPerson, webOrigins } = this.values;
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${this.failed === undefined ? "" : problemSummary(problemText(this.failed), [])}
      ${textField({ id: "name", label: t("organisation.name"), hint: t("organisation.nameHint"), value: name, maxLength: 80, required: true, error: this.#error("name"), onInput: (value) => this.#set({ name: value }) })}
      <combo-field id="zone" label=${t("organisation.zone")} hint=${t("organisation.zoneHint")} .choices=${this.#zones} .value=${zone} error=${this.#error("zone") ?? ""} @combo-change=${(event: CustomEvent<string>) => this.#set({ zone: event.detail })}></combo-field>
      <combo-field id="region" clearable label=${t("organisation.region")} hint=${t("organisation.regionHint")} placeholder=${t("sites.regionNone")} .choices=${this.#regions.choices} .value=${region} @combo-change=${(event: CustomEvent<string>) => this.#set({ region: event.detail })}></combo-field>
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
      ${textField({ id: "loopMinutes", label: t("organisation.loopLimit"), hint: t("organisation.loopLimitHint"), type: "number", min: 1, max: 60, value: loopMinutes, error: this.#error("loopLimitMs"), onInput: (value) => this.#set({ loopMinutes: value }) })}
      ${textField({ id: "keepDays", label: t("organisation.keepDays"), hint: t("organisation.keepDaysHint"), type: "number", min: 7, max: 3650, value: keepDays, error: this.#error("keepDays"), onInput: (value) => this.#set({ keepDays: value }) })}
      ${textArea({ id: "webOrigins", label: t("organisation.webOrigins"), hint: t("organisation.webOriginsHint"), value: webOrigins, rows: 2, maxLength: 4000, error: this.#error("webOrigins"), onInput: (value) => this.#set({ webOrigins: value }) })}
      ${checkField({ id: "secondPerson", label: t("organisation.secondPerson"), checked: secondPerson, onChange: (checked) => this.#set({ secondPerson: checked }) })}
      <div class="actions"><button class="button ${this.touched ? "primary" : ""}" type="submit" aria-disabled=${this.busy || !this.touched}>${t("action.save")}</button></div>
    </form>`;
  }

  #set(change: Partial<Values>): void {
    if (this.values) this.values = { ...this.values, ...change };
    this.touched = true;
  }

  #error(name: "name" | "zone" | "loopLimitMs" | "keepDays" | "webOrigins"): string | undefined {
    const wrong = this.checked && this.values && read(this.values).error?.issues.some(({ path }) => path[0] === name);
    return wrong ? t(`organisation.${name}Wrong`) : undefined;
  }

  async #load(): Promise<void> {
    this.failed = undefined;
    try {
      this.values = typed(await api.settings.read());
    } catch (error) {
      this.failed = error;
    }
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.touched || !this.values) return;
    this.checked = true;
    this.failed = undefined;
    const organisation = read(this.values);
    if (organisation.success) await this.#send(organisation.data);
    await this.updateComplete;
    focusSummary(this.renderRoot);
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  async #send(organisation: Organisation): Promise<void> {
    this.busy = true;
    try {
      this.values = typed(await api.settings.update(organisation));
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

function typed({ region, loopLimitMs, keepDays, webOrigins, ...rest }: Organisation): Values {
  return {
    ...rest,
    webOrigins: webOrigins.join("\n"),
    region: region ?? "",
    loopMinutes: String(loopLimitMs / MINUTE_MS),
    keepDays: String(keepDays),
  };
}

function read({ region, loopMinutes, keepDays, webOrigins, ...rest }: Values) {
  const number = (text: string) => (text.trim() === "" ? Number.NaN : Number(text.replace(",", ".")));
  const loopLimitMs = Math.round(number(loopMinutes) * MINUTE_MS);
  return z.safeParse(Organisation, {
    ...rest,
    region: region || null,
    loopLimitMs,
    keepDays: number(keepDays),
    webOrigins: webOrigins.split(/\s+/).filter((origin) => origin !== ""),
  });
}
