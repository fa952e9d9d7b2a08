import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Channel } from "../../domain/model/alert.ts";
import type { Webhook } from "../../domain/model/webhook.ts";
import { api } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { cardRow } from "../style/card-row.ts";
import { notes } from "../style/notes.ts";
import { clock } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";
import { reasonText } from "./reason-text.ts";

/**
 * A channel: what it is, where it leads, how its last attempt went, and a probe with what came of it.
 * @fires channel-edit
 * @fires channel-log - the user wants to see what was sent
 * @fires channel-renew - the user wants a new secret
 */
@customElement("channel-row")
export class ChannelRow extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    cardRow,
    css`
      .outcome {
        display: flex;
        gap: 0.5rem;
        align-items: start;
        margin-top: 0.25rem;
      }
      .outcome ui-icon {
        margin-top: 0.125rem;
      }
      .good {
        color: var(--good);
      }
      .bad {
        color: var(--alarm);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        justify-content: flex-end;
        max-width: 22rem;
      }
      @media (max-width: 60rem) {
        :host {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .actions {
          grid-column: 1 / -1;
          justify-content: flex-start;
          max-width: none;
          margin-top: 0.625rem;
        }
        .actions .button {
          flex: 1 1 auto;
        }
      }
    `,
  ];

  @property({ attribute: false }) channel!: Channel;
  /** Where it leads, if it is a webhook and the user may know. */
  @property({ attribute: false }) webhook: Webhook | undefined;
  /** How the probe went that was sent from here: `""` if well. */
  @state() private probe: { readonly problem: string } | "sending" | undefined;

  protected override render(): TemplateResult {
    const { kind, name, quietHours, problem } = this.channel;
    return html`
      <span class="kind"><ui-icon name=${kind === "mail" ? "mail" : "webhook"}></ui-icon></span>
      <div class="main">
        <h2>${name}
          ${problem ? html`<span class="badge warn">${t("channels.noMailBadge")}</span>` : nothing}
          ${quietHours.length > 0 ? html`<span class="badge"><ui-icon name="moon"></ui-icon>${t("channels.hasQuietHours")}</span>` : nothing}
        </h2>
        <p class="soft">${this.#target()}</p>
        ${this.#isAdmin && this.probe === undefined ? html`<p class="soft small numbers">${this.#last()}</p>` : nothing}
        <div role="status">${this.#probeOutcome()}</div>
      </div>
      ${this.#isAdmin ? this.#actions() : nothing}
    `;
  }

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  #target(): string {
    const { kind, to } = this.channel;
    return this.webhook?.url ?? to?.join(", ") ?? t(`channels.kind.${kind}`);
  }

  #last(): string {
    const { lastAttempt } = this.channel;
    const untilMs = this.webhook?.previousSecretUntilMs;
    const previous = untilMs ? `; ${t("secret.previous", { time: clock(untilMs, Date.now()) })}` : "";
    if (!lastAttempt) return t("channels.never") + previous;
    const time = clock(lastAttempt.atMs, Date.now());
    const { problem } = lastAttempt;
    return (problem === null ? t("channels.lastGood", { time }) : t("channels.lastBad", { time, reason: reasonText(problem) })) + previous;
  }

  #probeOutcome(): TemplateResult | typeof nothing {
    const { probe } = this;
    if (probe === undefined) return nothing;
    if (probe === "sending") return html`<p class="outcome"><ui-icon name="hourglass"></ui-icon><span>${t("channels.testing")}</span></p>`;
    return probe.problem === ""
      ? html`<p class="outcome good"><ui-icon name="circle-check"></ui-icon><span>${t("channels.testSent")}</span></p>`
      : html`<p class="outcome bad"><ui-icon name="circle-x"></ui-icon><span>${t("channels.testFailed", { reason: probe.problem })}</span></p>`;
  }

  #actions(): TemplateResult {
    const tell = (type: "channel-edit" | "channel-log" | "channel-renew") => () => this.dispatchEvent(new CustomEvent(type));
    const named = (action: string) => `${action}: ${this.channel.name}`;
    const isWebhook = this.channel.kind === "webhook";
    return html`<div class="actions">
      <button class="button small" type="button" aria-label=${named(t("channels.test"))} aria-disabled=${this.probe === "sending"} @click=${this.#try}><ui-icon name="send"></ui-icon>${t("channels.test")}</button>
      <button class="button small" type="button" aria-label=${named(t("action.edit"))} @click=${tell("channel-edit")}><ui-icon name="pencil"></ui-icon>${t("action.edit")}</button>
      ${
        isWebhook
          ? html`<button class="button small" type="button" aria-label=${named(t("deliveries.open"))} @click=${tell("channel-log")}><ui-icon name="list"></ui-icon>${t("deliveries.open")}</button>
            <button class="button small" type="button" aria-label=${named(t("secret.renew"))} @click=${tell("channel-renew")}><ui-icon name="key-round"></ui-icon>${t("secret.renew")}</button>`
          : nothing
      }
    </div>`;
  }

  readonly #try = async (): Promise<void> => {
    if (this.probe === "sending") return;
    this.probe = "sending";
    try {
      const { problem } = await api.alerts.testChannel({ id: this.channel.id });
      this.probe = { problem: problem === null ? "" : reasonText(problem) };
    } catch (error) {
      this.probe = { problem: problemText(error) };
    }
  };
}
