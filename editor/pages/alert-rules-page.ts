import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { AlertRule } from "../../domain/model/alert.ts";
import { alertsNav } from "../alerts/alerts-nav.ts";
import { ChannelList } from "../alerts/channel-list.ts";
import { pageTabsStyles } from "../elements/page-tabs.ts";
import "../alerts/rule-dialog.ts";
import { ruleSays, ruleTells } from "../alerts/rule-words.ts";
import { scopeText } from "../alerts/scope-words.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading, listMore } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { GroupList } from "../group-list.ts";
import { PagedList } from "../paged-list.ts";
import { currentSession } from "../session.ts";
import { SiteList } from "../site-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";

/** Who is told of what. Administrators change it, editors see it. */
@customElement("alert-rules-page")
export class AlertRulesPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    rows,
    pageTabsStyles,
    css`
      .row {
        grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) 9.5rem;
      }
      .off .row-link {
        color: var(--ink-soft);
      }
      .tells {
        overflow-wrap: anywhere;
      }
      .badges {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0.375rem;
      }
      @media (max-width: 60rem) {
        .row {
          grid-template-columns: minmax(0, 1fr);
        }
        .badges {
          justify-content: flex-start;
        }
      }
    `,
  ];

  @state() private editing: AlertRule | "new" | undefined;
  @state() private removing: AlertRule | undefined;
  readonly #list = new PagedList<AlertRule>(this, ["incidents"], ({ limit, cursor }, signal) =>
    api.alerts.rules({ limit, ...(cursor ? { cursor } : {}) }, { signal }),
  );
  readonly #channels = new ChannelList(this);
  readonly #groups = new GroupList(this);
  readonly #sites = new SiteList(this);

  protected override render() {
    const add = html`<span class="push"><button class="button primary" type="button" @click=${() => this.#edit("new")}><ui-icon name="plus"></ui-icon>${t("rules.new")}</button></span>`;
    return html`
      <div class="page-header"><h1 tabindex="-1">${t("alerts.rules")}</h1>${this.#isAdmin ? add : nothing}</div>
      ${alertsNav("/alerts/rules")}
      <p class="lead">${t("rules.lead")}</p>
      ${this.#content()}
      <rule-dialog .open=${this.editing !== undefined} .rule=${this.editing === "new" ? undefined : this.editing} .channels=${this.#channels} @dialog-close=${() => this.#edit(undefined)} @rule-saved=${this.#onSaved} @rule-remove=${this.#askRemove}></rule-dialog>
      <confirm-dialog .open=${this.removing !== undefined} heading=${t("rules.removeHeading", { name: this.removing?.name ?? "" })} action=${t("rules.remove")} .run=${this.#remove} @dialog-close=${() => {
        this.removing = undefined;
      }}><p>${t("rules.removeHint")}</p></confirm-dialog>
    `;
  }

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0) return emptyState("bell-ring", t("rules.empty"), t("rules.emptyHint"));
    return html`${failure}
      <ul class="rows" aria-label=${t("alerts.rules")}>${repeat(
        items,
        ({ id }) => id,
        (rule) => this.#row(rule),
      )}</ul>
      ${listMore(nextCursor, () => this.#list.more())}`;
  }

  #row(rule: AlertRule): TemplateResult {
    const { name, scope, urgent, enabled } = rule;
    return html`<li class="row ${enabled ? "" : "off"}">
      <div class="main">
        ${this.#isAdmin ? html`<button class="row-link" type="button" @click=${() => this.#edit(rule)}>${name}</button>` : html`<strong>${name}</strong>`}
        <span class="soft small">${ruleSays(rule)}. ${scopeText(scope, this.#groups, this.#sites)}.</span>
      </div>
      <span class="tells small">${ruleTells(rule, this.#channels)}</span>
      <span class="badges">
        ${enabled ? nothing : html`<span class="badge">${t("rules.off")}</span>`}
        ${urgent ? html`<span class="badge warn">${t("rules.urgent")}</span>` : nothing}
      </span>
    </li>`;
  }

  #edit(rule: AlertRule | "new" | undefined): void {
    this.editing = rule;
  }

  readonly #askRemove = (): void => {
    if (this.editing === "new") return;
    this.removing = this.editing;
    this.editing = undefined;
  };

  readonly #onSaved = (event: CustomEvent<AlertRule>): void => {
    toast({ text: t(this.editing === "new" ? "rules.added" : "rules.saved", { name: event.detail.name }), kind: "good" });
    void this.#list.refresh();
  };

  readonly #remove = async (): Promise<void> => {
    if (!this.removing) return;
    const { id, name } = this.removing;
    await api.alerts.removeRule({ id });
    toast({ text: t("rules.removed", { name }), kind: "good" });
    await this.#list.refresh();
  };
}
