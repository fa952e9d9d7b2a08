import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Channel, type ChannelKind } from "../../domain/model/alert.ts";
import { Webhook } from "../../domain/model/webhook.ts";
import { api } from "../api-client.ts";
import { textArea, textField } from "../elements/field.ts";
import { focusField } from "../elements/focus-field.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { dialogStyles, focusFault, removeButton } from "../elements/dialog-parts.ts";
import { Saving } from "../elements/saving.ts";
import { quietHoursField, quietHoursStyles } from "../screens/quiet-hours-field.ts";
import { currentSession } from "../session.ts";
import { conflictNote, standing } from "../stale-save.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { type ChannelForm, channelForm, readChannel, readMail, readWebhook, wrongAddress } from "./channel-form.ts";

/** What was saved; `secret` only of a new webhook, and only this once. */
export interface SavedChannel {
  readonly name: string;
  readonly secret: string | null;
}

/**
 * Adds a channel of a kind, or changes the given one.
 * @fires channel-saved - `detail` is a `SavedChannel`
 * @fires channel-remove - the user wants it gone
 * @fires dialog-close
 */
@customElement("channel-dialog")
export class ChannelDialog extends LitElement {
  static override styles = [base, buttons, fields, notes, forms, quietHoursStyles, dialogStyles];

  @property({ type: Boolean }) open = false;
  @property() kind: ChannelKind = "mail";
  @property({ attribute: false }) channel: Channel | undefined;
  /** The same channel with where it leads, if it is a webhook. */
  @property({ attribute: false }) webhook: Webhook | undefined;
  @state() private form: ChannelForm = channelForm(undefined, undefined);
  #version = 0;
  readonly #saving = new Saving(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.open || !changed.has("open")) return;
    this.form = channelForm(this.channel, this.webhook);
    this.#version = this.channel?.version ?? 0;
    this.#saving.begin();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) void focusField(this, "#name");
  }

  protected override render() {
    const isNew = !this.channel;
    const heading = {
      mail: isNew ? "channels.newMail" : "channels.editMail",
      webhook: isNew ? "channels.newWebhook" : "channels.editWebhook",
    } as const;
    return html`<ui-dialog .open=${this.open} heading=${t(heading[this.kind])} @dialog-close=${this.#close}>
      ${this.open ? this.#fields() : nothing}
      ${isNew ? nothing : removeButton(t("channels.remove"), () => this.dispatchEvent(new CustomEvent("channel-remove")))}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.#saving.busy} @click=${this.#save}>${t(isNew ? "channels.add" : "action.save")}</button>
    </ui-dialog>`;
  }

  #fields(): TemplateResult {
    const { name, quietHours } = this.form;
    const { zone } = currentSession().organisation;
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${this.#refusal()}
      ${textField({ id: "name", label: t("channels.name"), hint: t("channels.nameHint"), value: name, maxLength: 80, required: true, error: this.#isWrong("name") ? t("channels.nameWrong") : undefined, onInput: (value) => this.#set({ name: value }) })}
      ${this.#target()}
      ${quietHoursField(quietHours, (value) => this.#set({ quietHours: value }), t("channels.quietHint", { zone }))}
      <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true">${t("action.save")}</button>
    </form>`;
  }

  #target(): TemplateResult {
    const { target: value } = this.form;
    const onInput = (target: string) => this.#set({ target });
    if (this.kind === "mail") {
      const address = wrongAddress(this.form);
      const wrong = address ? t("channels.toWrongLine", { address }) : t("channels.toWrong");
      return textArea({
        id: "to",
        label: t("channels.to"),
        hint: t("channels.toHint"),
        value,
        rows: 3,
        error: this.#isWrong("to") ? wrong : undefined,
        onInput,
      });
    }
    const wrong = t(this.#saving.refusal("url") === "forbidden-address" ? "channels.urlForbidden" : "channels.urlWrong");
    return textField({
      id: "url",
      label: t("channels.url"),
      hint: t("channels.urlHint"),
      value,
      maxLength: 1000,
      required: true,
      error: this.#isWrong("url") ? wrong : undefined,
      onInput,
    });
  }

  #refusal(): TemplateResult | typeof nothing {
    const { failed, general } = this.#saving;
    const webhook = standing(failed, Webhook);
    const now = webhook ?? standing(failed, Channel);
    if (!now) return general === undefined ? nothing : problemSummary(problemText(general), []);
    const theirs = { name: now.name, target: "url" in now ? now.url : (now.to ?? []).join("\n"), quietHours: now.quietHours };
    const onTheirs = () => {
      this.form = theirs;
      this.#version = now.version;
      this.#saving.begin();
      this.requestUpdate();
    };
    const onMine = () => {
      this.#version = now.version;
      void this.#save();
    };
    return conflictNote({ lines: this.#differences(theirs), onTheirs, onMine });
  }

  #differences({ name, target, quietHours }: ChannelForm): readonly string[] {
    const { form } = this;
    const place = t(this.kind === "mail" ? "channels.to" : "channels.url");
    return [
      ...(name === form.name ? [] : [t("stale.line", { field: t("channels.name"), value: name })]),
      ...(target === form.target ? [] : [t("stale.line", { field: place, value: target.replaceAll("\n", ", ") })]),
      ...(JSON.stringify(quietHours) === JSON.stringify(form.quietHours) ? [] : [t("stale.quietHours")]),
    ];
  }

  #isWrong(field: string): boolean {
    return this.#saving.isWrong(readChannel(this.kind, this.form), field);
  }

  #set(change: Partial<ChannelForm>): void {
    this.form = { ...this.form, ...change };
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #save = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const detail = await (this.kind === "mail" ? this.#saveMail() : this.#saveWebhook());
    if (!detail) return focusFault(this);
    this.dispatchEvent(new CustomEvent<SavedChannel>("channel-saved", { detail }));
    this.#close();
  };

  #saveMail(): Promise<SavedChannel | undefined> {
    const { channel } = this;
    return this.#saving.send(readMail(this.form), async (draft, context) => {
      const { name } = channel
        ? await api.alerts.updateMailChannel({ id: channel.id, version: this.#version, ...draft })
        : await api.alerts.createMailChannel(draft, { context });
      return { name, secret: null };
    });
  }

  #saveWebhook(): Promise<SavedChannel | undefined> {
    const { channel } = this;
    return this.#saving.send(readWebhook(this.form), async (draft) => {
      if (channel) return { name: (await api.webhooks.update({ id: channel.id, version: this.#version, ...draft })).name, secret: null };
      const { webhook, secret } = await api.webhooks.create(draft);
      return { name: webhook.name, secret };
    });
  }
}
