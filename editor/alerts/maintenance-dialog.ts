import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Maintenance } from "../../domain/model/alert.ts";
import { api } from "../api-client.ts";
import { dateTimeField, dateTimeStyles } from "../composer/date-time-field.ts";
import { textField } from "../elements/field.ts";
import { focusField } from "../elements/focus-field.ts";
import { optionCards } from "../elements/option-cards.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { focusFault } from "../elements/dialog-parts.ts";
import { Saving } from "../elements/saving.ts";
import { GroupList } from "../group-list.ts";
import { ScreenChoices } from "../screens/screen-choices.ts";
import { currentSession } from "../session.ts";
import { SiteList } from "../site-list.ts";
import { conflictNote, standing } from "../stale-save.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { type MaintenanceForm, maintenanceForm, readHours, readWindow } from "./maintenance-form.ts";
import { scopeField, scopeStyles } from "./scope-field.ts";

/**
 * Begins maintenance, plans it, or changes the given window.
 * @fires maintenance-saved - `detail` is the window
 * @fires dialog-close
 */
@customElement("maintenance-dialog")
export class MaintenanceDialog extends LitElement {
  static override styles = [base, buttons, fields, notes, forms, scopeStyles, dateTimeStyles];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) window: Maintenance | undefined;
  @state() private form: MaintenanceForm = maintenanceForm(undefined, this.#zone);
  #version = 0;
  readonly #saving = new Saving(this);
  readonly #groups = new GroupList(this);
  readonly #sites = new SiteList(this);
  readonly #screens = new ScreenChoices(this);

  get #zone() {
    return currentSession().organisation.zone;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.open) return;
    if (changed.has("open")) this.#start(this.window);
    if (this.form.scope.kind === "screens") void this.#screens.load();
  }

  #start(window: Maintenance | undefined): void {
    this.form = maintenanceForm(window, this.#zone);
    this.#version = window?.version ?? 0;
    this.#saving.begin();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) void focusField(this, "#scope");
  }

  protected override render() {
    const isNew = !this.window;
    const action = this.window ? "action.save" : this.form.when === "now" ? "maintenance.begin" : "maintenance.new";
    return html`<ui-dialog .open=${this.open} heading=${t(isNew ? "maintenance.new" : "maintenance.edit")} @dialog-close=${this.#close}>
      ${this.open ? this.#fields() : nothing}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.#saving.busy} @click=${this.#save}>${t(action)}</button>
    </ui-dialog>`;
  }

  #fields(): TemplateResult {
    const { scope, note } = this.form;
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${this.#refusal()}
      ${scopeField({
        value: scope,
        kinds: ["site", "group", "screens", "all"],
        groups: this.#groups,
        sites: this.#sites,
        screens: this.#screens.choices,
        isWrong: this.#isWrong("scope"),
        onChange: (value) => this.#set({ scope: value }),
      })}
      ${this.#when()}
      ${textField({ id: "note", label: t("maintenance.note"), hint: t("maintenance.noteHint"), value: note, maxLength: 200, error: this.#isWrong("note") ? t("maintenance.noteWrong") : undefined, onInput: (value) => this.#set({ note: value }) })}
      <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true">${t("action.save")}</button>
    </form>`;
  }

  #when(): TemplateResult {
    const { when, hours } = this.form;
    const cards = optionCards<MaintenanceForm["when"]>(
      "when",
      t("maintenance.when"),
      when,
      [
        { value: "now", label: t("maintenance.now"), hint: t("maintenance.nowHint") },
        { value: "later", label: t("maintenance.later"), hint: t("maintenance.laterHint") },
      ],
      (value) => this.#set({ when: value }),
    );
    const length = textField({
      id: "hours",
      label: t("maintenance.hours"),
      value: hours,
      maxLength: 3,
      error: this.#isWrong("hours") ? t("maintenance.hoursWrong") : undefined,
      onInput: (value) => this.#set({ hours: value }),
    });
    return html`${this.window ? nothing : cards} ${when === "now" ? length : this.#moments()}`;
  }

  #moments(): TemplateResult {
    const { from, until } = this.form;
    return html`<div class="form">
      <p class="soft small">${t("maintenance.zone", { zone: this.#zone })}</p>
      ${dateTimeField({ id: "from", label: t("maintenance.from"), value: from, usualTime: "08:00", error: this.#isWrong("fromMs") ? t("maintenance.fromWrong") : undefined, onChange: (value) => this.#set({ from: value }) })}
      ${dateTimeField({ id: "until", label: t("maintenance.until"), value: until, usualTime: "12:00", error: this.#isWrong("untilMs") ? t("maintenance.untilWrong") : undefined, onChange: (value) => this.#set({ until: value }) })}
    </div>`;
  }

  #refusal(): TemplateResult | typeof nothing {
    const { failed, general } = this.#saving;
    const now = standing(failed, Maintenance);
    if (!now) return general === undefined ? nothing : problemSummary(problemText(general), []);
    const onTheirs = () => {
      this.#start(now);
      this.requestUpdate();
    };
    const onMine = () => {
      this.#version = now.version;
      void this.#save();
    };
    return conflictNote({ lines: [t("stale.maintenance")], onTheirs, onMine });
  }

  #isWrong(field: string): boolean {
    return this.#saving.isWrong(this.form.when === "now" ? readHours(this.form) : readWindow(this.form, this.#zone), field);
  }

  #set(change: Partial<MaintenanceForm>): void {
    this.form = { ...this.form, ...change };
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #save = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const detail = await (this.form.when === "now" ? this.#begin() : this.#plan());
    if (!detail) return focusFault(this);
    this.dispatchEvent(new CustomEvent<Maintenance>("maintenance-saved", { detail }));
    this.#close();
  };

  #begin(): Promise<Maintenance | undefined> {
    return this.#saving.send(readHours(this.form), (draft, context) => api.alerts.createMaintenance(draft, { context }));
  }

  #plan(): Promise<Maintenance | undefined> {
    const { window } = this;
    return this.#saving.send(readWindow(this.form, this.#zone), (draft, context) =>
      window
        ? api.alerts.updateMaintenance({ id: window.id, version: this.#version, window: draft })
        : api.alerts.createMaintenance(draft, { context }),
    );
  }
}
