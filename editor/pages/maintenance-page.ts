import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Maintenance } from "../../domain/model/alert.ts";
import { alertsNav } from "../alerts/alerts-nav.ts";
import { EveryMinute } from "../alerts/every-minute.ts";
import { pageTabsStyles } from "../elements/page-tabs.ts";
import "../alerts/maintenance-dialog.ts";
import { scopeText } from "../alerts/scope-words.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { emptyState } from "../elements/empty-state.ts";
import { checkField } from "../elements/field.ts";
import { listFailure, listLoading, listMore } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { GroupList } from "../group-list.ts";
import { PagedList } from "../paged-list.ts";
import { currentSession } from "../session.ts";
import { SiteList } from "../site-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { clock } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";

const KINDS = { running: "calm", planned: "", over: "" } as const;
type Course = keyof typeof KINDS;

/** When nobody is told, because somebody is at work. Administrators plan it, editors see it. */
@customElement("maintenance-page")
export class MaintenancePage extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    rows,
    pageTabsStyles,
    css`
      .row {
        grid-template-columns: auto minmax(0, 1fr) 6rem 17rem;
      }
      .row > ui-icon {
        color: var(--ink-soft);
      }
      .running > ui-icon {
        color: var(--calm);
      }
      .row > .badge {
        justify-self: start;
      }
      .actions {
        position: relative;
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        justify-content: flex-end;
      }
      .check {
        margin-top: 1rem;
      }
      @media (max-width: 60rem) {
        .row {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .row > .badge,
        .actions {
          grid-column: 2;
          justify-self: start;
        }
      }
    `,
  ];

  @state() private editing: Maintenance | "new" | undefined;
  @state() private removing: Maintenance | undefined;
  readonly #list = new PagedList<Maintenance, { readonly current: "true" }>(this, ["incidents"], (request, signal) =>
    api.alerts.maintenance(request, { signal }),
  );
  readonly #groups = new GroupList(this);
  readonly #sites = new SiteList(this);
  @state() private showsOver = false;

  constructor() {
    super();
    new EveryMinute(this);
    this.#list.narrow({ current: "true" });
  }

  protected override render() {
    const add = html`<span class="push"><button class="button primary" type="button" @click=${() => this.#edit("new")}><ui-icon name="plus"></ui-icon>${t("maintenance.new")}</button></span>`;
    const isRunning = this.removing !== undefined && courseOf(this.removing) === "running";
    return html`
      <div class="page-header"><h1 tabindex="-1">${t("alerts.maintenance")}</h1>${this.#isAdmin ? add : nothing}</div>
      ${alertsNav("/alerts/maintenance")}
      <p class="lead">${t("maintenance.lead")}</p>
      ${this.#content()}
      ${checkField({ id: "over", label: t("maintenance.showOver"), checked: this.showsOver, onChange: this.#showOver })}
      <maintenance-dialog .open=${this.editing !== undefined} .window=${this.editing === "new" ? undefined : this.editing} @dialog-close=${() => this.#edit(undefined)} @maintenance-saved=${this.#onSaved}></maintenance-dialog>
      <confirm-dialog .open=${this.removing !== undefined} heading=${t(isRunning ? "maintenance.endHeading" : "maintenance.removeHeading")} action=${t(isRunning ? "maintenance.end" : "maintenance.remove")} .run=${this.#remove} @dialog-close=${() => {
        this.removing = undefined;
      }}><p>${t(isRunning ? "maintenance.endHint" : "maintenance.removeHint")}</p></confirm-dialog>
    `;
  }

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0) return html`${failure}${emptyState("traffic-cone", t("maintenance.empty"), t("maintenance.emptyHint"))}`;
    const order: readonly Course[] = ["running", "planned", "over"];
    const inOrder = items.toSorted((a, b) => order.indexOf(courseOf(a)) - order.indexOf(courseOf(b)));
    return html`${failure}
      <ul class="rows" aria-label=${t("alerts.maintenance")}>${repeat(
        inOrder,
        ({ id }) => id,
        (window) => this.#row(window),
      )}</ul>
      ${listMore(nextCursor, () => this.#list.more())}`;
  }

  #row(window: Maintenance): TemplateResult {
    const { scope, note, fromMs, untilMs } = window;
    const course = courseOf(window);
    const where = scopeText(scope, this.#groups, this.#sites);
    const nowMs = Date.now();
    const span = t("maintenance.span", { from: clock(fromMs, nowMs), until: clock(untilMs, fromMs) });
    return html`<li class="row ${course}">
      <ui-icon name="traffic-cone"></ui-icon>
      <div class="main"><strong>${where}</strong>${note ? html`<span>${note}</span>` : nothing}<span class="soft small numbers">${span}</span></div>
      <span class="badge ${KINDS[course]}">${t(`maintenance.${course}`)}</span>
      ${this.#isAdmin && course !== "over" ? this.#actions(window, where) : html`<span></span>`}
    </li>`;
  }

  #actions(window: Maintenance, where: string): TemplateResult {
    const end = t(courseOf(window) === "running" ? "maintenance.end" : "maintenance.remove");
    return html`<span class="actions">
      <button class="button small" type="button" aria-label="${t("action.edit")}: ${where}" @click=${() => this.#edit(window)}><ui-icon name="pencil"></ui-icon>${t("action.edit")}</button>
      <button class="button small" type="button" aria-label="${end}: ${where}" @click=${() => {
        this.removing = window;
      }}>${end}</button>
    </span>`;
  }

  #edit(window: Maintenance | "new" | undefined): void {
    this.editing = window;
  }

  readonly #showOver = (showsOver: boolean): void => {
    this.showsOver = showsOver;
    this.#list.narrow(showsOver ? {} : { current: "true" });
  };

  readonly #onSaved = ({ detail }: CustomEvent<Maintenance>): void => {
    const nowMs = Date.now();
    const isBegun = detail.fromMs <= nowMs;
    const done = isBegun ? t("maintenance.began", { time: clock(detail.untilMs, nowMs) }) : t("maintenance.planDone");
    toast({ text: this.editing === "new" ? done : t("maintenance.saved"), kind: "good" });
    void this.#list.refresh();
  };

  readonly #remove = async (): Promise<void> => {
    if (!this.removing) return;
    const isRunning = courseOf(this.removing) === "running";
    await api.alerts.removeMaintenance({ id: this.removing.id });
    toast({ text: t(isRunning ? "maintenance.ended" : "maintenance.removed"), kind: "good" });
    await this.#list.refresh();
  };
}

function courseOf({ fromMs, untilMs }: Maintenance): Course {
  const nowMs = Date.now();
  if (nowMs >= untilMs) return "over";
  return nowMs < fromMs ? "planned" : "running";
}
