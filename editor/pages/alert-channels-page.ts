import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Channel, ChannelKind } from "../../domain/model/alert.ts";
import { Problem } from "../../domain/model/problem.ts";
import { alertsNav } from "../alerts/alerts-nav.ts";
import type { SavedChannel } from "../alerts/channel-dialog.ts";
import { pageTabsStyles } from "../elements/page-tabs.ts";
import "../alerts/channel-dialog.ts";
import { ChannelList } from "../alerts/channel-list.ts";
import "../alerts/channel-row.ts";
import "../alerts/delivery-log.ts";
import "../elements/secret-dialog.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { warningNote } from "../elements/warning-note.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

/** What is open over the list, with the channel it is about. */
interface Doing {
  readonly what: "edit" | "remove" | "log" | "renew";
  readonly channel: Channel;
}

/** Ways to tell people and programs. Administrators change and try them, editors see their names. */
@customElement("alert-channels-page")
export class AlertChannelsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    pageTabsStyles,
    css`
      .note-bar {
        margin-bottom: 1rem;
      }
      ul {
        display: grid;
        gap: 0.625rem;
      }
    `,
  ];

  @state() private adding: ChannelKind | undefined;
  @state() private doing: Doing | undefined;
  @state() private shown: SavedChannel | undefined;
  readonly #list = new ChannelList(this);

  protected override render() {
    return html`
      <div class="page-header"><h1 tabindex="-1">${t("alerts.channels")}</h1>${this.#isAdmin ? this.#add() : nothing}</div>
      ${alertsNav("/alerts/channels")}
      <p class="lead">${t("channels.lead")}${this.#isAdmin ? nothing : html` ${t("channels.editorsHint")}`}</p>
      ${this.#content()}
      ${this.#isAdmin ? this.#dialogs() : nothing}
    `;
  }

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  #add(): TemplateResult {
    const button = (kind: ChannelKind, words: string) =>
      html`<button class="button ${kind === "mail" ? "primary" : ""}" type="button" @click=${() => {
        this.adding = kind;
      }}><ui-icon name="plus"></ui-icon>${words}</button>`;
    return html`<span class="push">${button("webhook", t("channels.newWebhook"))}${button("mail", t("channels.newMail"))}</span>`;
  }

  #content(): TemplateResult {
    const { channels, webhooks, failed } = this.#list;
    const failure = listFailure(failed, () => this.#list.load());
    if (!channels) return failed === undefined ? listLoading() : html`${failure}`;
    if (channels.length === 0) return html`${failure}${emptyState("send", t("channels.empty"), t("channels.emptyHint"))}`;
    const hasNoMail = channels.some(({ problem }) => problem === "no-mail-server");
    return html`${failure}
      ${hasNoMail ? warningNote(t("channels.noMailServer")) : nothing}
      <ul aria-label=${t("alerts.channels")}>${repeat(
        channels,
        ({ id }) => id,
        (channel) =>
          html`<li><channel-row .channel=${channel} .webhook=${webhooks.get(channel.id)} @channel-edit=${() => this.#do("edit", channel)} @channel-log=${() => this.#do("log", channel)} @channel-renew=${() => this.#do("renew", channel)}></channel-row></li>`,
      )}</ul>`;
  }

  #dialogs(): TemplateResult {
    const { doing, adding, shown } = this;
    const name = doing?.channel.name ?? "";
    const edited = doing?.what === "edit" ? doing.channel : undefined;
    return html`
      <channel-dialog .open=${adding !== undefined || edited !== undefined} .kind=${adding ?? edited?.kind ?? "mail"} .channel=${edited} .webhook=${edited && this.#list.webhooks.get(edited.id)} @dialog-close=${this.#end} @channel-saved=${this.#onSaved} @channel-remove=${() => edited && this.#do("remove", edited)}></channel-dialog>
      <confirm-dialog .open=${doing?.what === "remove"} heading=${t("channels.removeHeading", { name })} action=${t("channels.remove")} .run=${this.#remove} .explain=${explainRefusal} @dialog-close=${this.#end}><p>${t("channels.removeHint")}</p></confirm-dialog>
      <confirm-dialog .open=${doing?.what === "renew"} heading=${t("secret.renewHeading", { name })} action=${t("secret.renew")} .run=${this.#renew} @dialog-close=${this.#end}><p>${t("secret.renewHint")}</p></confirm-dialog>
      <ui-dialog side .open=${doing?.what === "log"} heading=${t("deliveries.heading", { name })} @dialog-close=${this.#end}>${doing?.what === "log" ? html`<delivery-log .channelId=${doing.channel.id}></delivery-log>` : nothing}</ui-dialog>
      <secret-dialog heading=${t("secret.heading", { name: shown?.name ?? "" })} lead=${t("secret.lead")} done=${t("secret.done")} .secret=${shown?.secret ?? ""} @dialog-close=${() => {
        this.shown = undefined;
      }}></secret-dialog>
    `;
  }

  #do(what: Doing["what"], channel: Channel): void {
    this.doing = { what, channel };
  }

  readonly #end = (): void => {
    this.adding = undefined;
    this.doing = undefined;
  };

  readonly #onSaved = ({ detail }: CustomEvent<SavedChannel>): void => {
    toast({ text: t(this.adding ? "channels.added" : "channels.saved", { name: detail.name }), kind: "good" });
    if (detail.secret !== null) this.shown = detail;
    void this.#list.load();
  };

  readonly #remove = async (): Promise<void> => {
    if (!this.doing) return;
    const { id, name, kind } = this.doing.channel;
    await (kind === "mail" ? api.alerts.removeMailChannel({ id }) : api.webhooks.remove({ id }));
    toast({ text: t("channels.removed", { name }), kind: "good" });
    await this.#list.load();
  };

  readonly #renew = async (): Promise<void> => {
    if (!this.doing) return;
    const { webhook, secret } = await api.webhooks.rotate({ id: this.doing.channel.id });
    this.shown = { name: webhook.name, secret };
    await this.#list.load();
  };
}

function explainRefusal(error: unknown): string {
  return error instanceof Problem && error.code === "in-use" ? t("channels.inUse") : problemText(error);
}
