import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { AlertKind, AlertRule } from "../../domain/model/alert.ts";
import { api } from "../api-client.ts";
import { checkField, textField } from "../elements/field.ts";
import { focusField } from "../elements/focus-field.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-dialog.ts";
import { dialogStyles, focusFault, removeButton } from "../elements/dialog-parts.ts";
import { Saving } from "../elements/saving.ts";
import { GroupList } from "../group-list.ts";
import { SiteList } from "../site-list.ts";
import { conflictNote, standing } from "../stale-save.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { channelChecks } from "./channel-checks.ts";
import type { ChannelList } from "./channel-list.ts";
import { type RuleForm, readRule, ruleForm } from "./rule-form.ts";
import { scopeField, scopeStyles } from "./scope-field.ts";

/**
 * Adds a rule, or changes the given one.
 * @fires rule-saved - `detail` is the rule
 * @fires rule-remove - the user wants it gone
 * @fires dialog-close
 */
@customElement("rule-dialog")
export class RuleDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    forms,
    scopeStyles,
    dialogStyles,
    css`
      .escalation {
        display: grid;
        gap: 1rem;
        padding-left: 1rem;
        border-left: 2px solid var(--line);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) rule: AlertRule | undefined;
  @property({ attribute: false }) channels!: ChannelList;
  @state() private form: RuleForm = ruleForm(undefined);
  #version = 0;
  readonly #saving = new Saving(this);
  readonly #groups = new GroupList(this);
  readonly #sites = new SiteList(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.open || !(changed.has("open") || changed.has("rule"))) return;
    this.#start(this.rule);
  }

  #start(rule: AlertRule | undefined): void {
    this.form = ruleForm(rule);
    this.#version = rule?.version ?? 0;
    this.#saving.begin();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) void focusField(this, "#kind");
  }

  protected override render() {
    const isNew = !this.rule;
    return html`<ui-dialog .open=${this.open} heading=${t(isNew ? "rules.new" : "rules.edit")} @dialog-close=${this.#close}>
      ${this.open ? this.#fields() : nothing}
      ${isNew ? nothing : removeButton(t("rules.remove"), () => this.dispatchEvent(new CustomEvent("rule-remove")))}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.#saving.busy} @click=${this.#save}>${t(isNew ? "rules.add" : "action.save")}</button>
    </ui-dialog>`;
  }

  #fields(): TemplateResult {
    const { form } = this;
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${this.#refusal()} ${this.#condition()}
      ${scopeField({
        value: form.scope,
        kinds: ["all", "group", "site"],
        groups: this.#groups,
        sites: this.#sites,
        isWrong: this.#isWrong("scope"),
        onChange: (scope) => this.#set({ scope }),
      })}
      ${channelChecks({
        id: "channels",
        label: t("rules.channels"),
        hint: t("rules.channelsHint"),
        channels: this.channels.channels ?? [],
        chosen: form.channels,
        error: this.#isWrong("channels") ? t("rules.channelsWrong") : undefined,
        onChange: (channels) => this.#set({ channels }),
      })}
      ${this.#number("repeatHours", t("rules.repeat"), "repeatHours", t("rules.repeatHoursWrong"), t("rules.repeatHint"))}
      ${checkField({ id: "escalates", label: t("rules.escalate"), checked: form.escalates, onChange: (escalates) => this.#set({ escalates }) })}
      ${form.escalates ? this.#escalation() : nothing}
      ${checkField({ id: "urgent", label: t("rules.setUrgent"), checked: form.urgent, onChange: (urgent) => this.#set({ urgent }) })}
      ${textField({ id: "name", label: t("rules.name"), value: form.name ?? this.#suggested, maxLength: 80, required: true, error: this.#isWrong("name") ? t("rules.nameWrong") : undefined, onInput: (name) => this.#set({ name }) })}
      ${checkField({ id: "enabled", label: html`${t("rules.setEnabled")}<br /><span class="soft small">${t("rules.setEnabledHint")}</span>`, checked: form.enabled, onChange: (enabled) => this.#set({ enabled }) })}
      <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true">${t("action.save")}</button>
    </form>`;
  }

  #condition(): TemplateResult {
    const { kind } = this.form;
    return html`<div class="pair">
        ${selectField<AlertKind>({
          id: "kind",
          label: t("rules.kind"),
          value: kind,
          options: AlertKind.options.map((value) => ({ value, label: t(`rules.kind.${value}`) })),
          onChange: (chosen) => this.#set({ kind: chosen }),
        })}
        ${this.#number("minutes", t(kind === "clock" ? "rules.thresholdClock" : "rules.threshold"), "thresholdMinutes", t("rules.thresholdMinutesWrong"))}
      </div>
      <p class="soft small under-pair">${t(`rules.kindHint.${kind}`)}</p>`;
  }

  #escalation(): TemplateResult {
    return html`<div class="escalation">
      ${this.#number("escalateMinutes", t("rules.escalateAfter"), "escalation.afterMinutes", t("rules.thresholdMinutesWrong"))}
      ${channelChecks({
        id: "escalate-to",
        label: t("rules.escalateTo"),
        channels: this.channels.channels ?? [],
        chosen: this.form.escalateTo,
        error: this.#isWrong("escalation.channels") ? t("rules.escalationWrong") : undefined,
        onChange: (escalateTo) => this.#set({ escalateTo }),
      })}
    </div>`;
  }

  #number(name: "minutes" | "repeatHours" | "escalateMinutes", label: string, field: string, wrong: string, hint?: string): TemplateResult {
    return textField({
      id: name,
      label,
      hint,
      value: this.form[name],
      maxLength: 5,
      error: this.#isWrong(field) ? wrong : undefined,
      onInput: (value) => this.#set({ [name]: value }),
    });
  }

  #refusal(): TemplateResult | typeof nothing {
    const now = standing(this.#saving.failed, AlertRule);
    if (!now) return this.#saving.general === undefined ? nothing : problemSummary(problemText(this.#saving.general), []);
    const onMine = () => {
      this.#version = now.version;
      void this.#save();
    };
    const lines = [t("stale.line", { field: t("rules.name"), value: now.name }), t("stale.rule")];
    return conflictNote({ lines, onTheirs: () => this.#start(now), onMine });
  }

  get #suggested(): string {
    const { kind, scope } = this.form;
    const groupName = this.#groups.groups.find(({ id }) => id === scope.groupId)?.name;
    const siteName = this.#sites.sites.find(({ id }) => id === scope.siteId)?.name;
    const where = { all: undefined, group: groupName, site: siteName, screens: undefined }[scope.kind] ?? t("scope.all");
    return t("rules.nameSuggested", { where, what: t(`rules.kind.${kind}`) }).slice(0, 80);
  }

  get #draft() {
    return readRule(this.form, this.#suggested);
  }

  #isWrong(field: string): boolean {
    return this.#saving.isWrong(this.#draft, field);
  }

  #set(change: Partial<RuleForm>): void {
    this.form = { ...this.form, ...change };
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #save = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const { rule } = this;
    const saved = await this.#saving.send(this.#draft, (draft, context) =>
      rule ? api.alerts.updateRule({ id: rule.id, version: this.#version, ...draft }) : api.alerts.createRule(draft, { context }),
    );
    if (saved) {
      this.dispatchEvent(new CustomEvent("rule-saved", { detail: saved }));
      this.#close();
    } else await focusFault(this);
  };
}
