import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { ChannelId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { WebhookDelivery } from "../../domain/model/webhook.ts";
import { api } from "../api-client.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading, listMore } from "../elements/list-notes.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { PagedList } from "../paged-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { exactly } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";
import { lasting } from "../when.ts";
import { reasonText } from "./reason-text.ts";

/** What was sent to a webhook, newest first, with its answers; each can be sent again. */
@customElement("delivery-log")
export class DeliveryLog extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    rows,
    css`
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0.125rem 0.625rem;
        align-items: center;
        padding-block: 0.75rem;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li > ui-icon {
        color: var(--alarm);
      }
      li.good > ui-icon {
        color: var(--good);
      }
      .wrong {
        color: var(--alarm);
      }
      .below,
      details {
        grid-column: 2 / -1;
      }
      summary {
        cursor: pointer;
      }
      pre {
        margin: 0.375rem 0 0;
        padding: 0.625rem;
        border-radius: var(--radius);
        background: var(--surface-sunk);
        font-size: 0.8125rem;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .empty {
        padding-block: 2rem;
      }
    `,
  ];

  @property({ attribute: false }) channelId!: ChannelId;
  @state() private sending: WebhookDelivery["id"] | undefined;
  readonly #list = new PagedList<WebhookDelivery>(this, ["incidents"], ({ limit, cursor }, signal) =>
    api.webhooks.deliveries({ id: this.channelId, limit, ...(cursor ? { cursor } : {}) }, { signal }),
  );

  protected override render(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0) return html`${failure}${emptyState("send", t("deliveries.empty"), t("deliveries.emptyHint"))}`;
    return html`${failure}<ul>${repeat(
      items,
      ({ id }) => id,
      (one) => this.#delivery(one),
    )}</ul>${listMore(nextCursor, () => this.#list.more())}`;
  }

  #delivery(delivery: WebhookDelivery): TemplateResult {
    const { event, atMs, durationMs, manual, problem, answer, noticeId } = delivery;
    return html`<li class=${problem === null ? "good" : ""}>
      <ui-icon name=${problem === null ? "circle-check" : "circle-x"}></ui-icon>
      <p><strong>${t(`deliveries.event.${event}`)}</strong>${manual && event !== "test" ? html` <span class="soft small">${t("deliveries.manual")}</span>` : nothing}</p>
      ${noticeId === null ? nothing : html`<button class="button small" type="button" aria-disabled=${this.sending === delivery.id} aria-label="${t("deliveries.again")}: ${t(`deliveries.event.${event}`)}, ${exactly(atMs)}" @click=${() => this.#again(delivery)}><ui-icon name="refresh-cw"></ui-icon>${t("deliveries.again")}</button>`}
      <p class="below soft small numbers">${exactly(atMs)}</p>
      <p class="below small numbers ${problem === null ? "" : "wrong"}">${outcomeText(delivery)}, ${lasting(durationMs)}</p>
      ${problem === null || problem === "refused" ? nothing : html`<p class="below small">${reasonText(problem)}</p>`}
      ${answer === "" ? nothing : html`<details><summary class="soft small">${t("deliveries.answer")}</summary><pre>${answer}</pre></details>`}
    </li>`;
  }

  async #again({ id }: WebhookDelivery): Promise<void> {
    if (this.sending) return;
    this.sending = id;
    try {
      const { problem } = await api.webhooks.replay({ id: this.channelId, deliveryId: id });
      if (problem === null) toast({ text: t("deliveries.againDone"), kind: "good" });
      else toast({ text: t("deliveries.againFailed", { reason: reasonText(problem) }), kind: "bad" });
    } catch (error) {
      const isGone = error instanceof Problem && error.code === "already-done";
      toast({ text: isGone ? t("problem.gone") : problemText(error), kind: "bad" });
    } finally {
      this.sending = undefined;
    }
    await this.#list.refresh();
  }
}

function outcomeText({ status, problem }: WebhookDelivery): string {
  const outcome = t(problem === null ? "deliveries.taken" : "deliveries.refused");
  return status === null ? `${outcome}, ${t("deliveries.noAnswer")}` : `${outcome}, ${t("deliveries.status", { status })}`;
}
