import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { User } from "../../domain/model/user.ts";
import { api } from "../api-client.ts";
import { listFailure, listLoading, listMore } from "../elements/list-notes.ts";
import { toast } from "../elements/ui-toasts.ts";
import { PagedList } from "../paged-list.ts";
import "../people/organisation-form.ts";
import "../people/user-dialog.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";

/** Who may sign in, and what the whole organisation shares. For administrators. */
@customElement("admin-page")
export class AdminPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    rows,
    css`
      .columns {
        display: grid;
        gap: 2rem;
        align-items: start;
        grid-template-columns: minmax(0, 1fr) minmax(20rem, 26rem);
      }
      .section-header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        min-height: var(--control);
        margin-bottom: 0.5rem;
      }
      .section-header .button {
        margin-left: auto;
      }
      .card {
        padding: 1.25rem;
      }
      .card h2 {
        margin-bottom: 1rem;
      }
      .row {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .badges {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0.375rem;
      }
      @media (max-width: 72rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        .card {
          max-width: 36rem;
        }
      }
    `,
  ];

  @state() private editing: User | "new" | undefined;
  readonly #list = new PagedList<User>(this, ["users"], ({ limit, cursor }, signal) =>
    api.users.list({ limit, ...(cursor ? { cursor } : {}) }, { signal }),
  );

  protected override render() {
    return html`
      <div class="page-header">
        <h1 tabindex="-1">${t("admin.title")}</h1>
        <a class="button push" href="/admin/log"><ui-icon name="list"></ui-icon>${t("audit.open")}</a>
      </div>
      <div class="columns">
        <section aria-labelledby="people">
          <div class="section-header">
            <h2 id="people">${t("people.title")}</h2>
            <button class="button" type="button" @click=${() => {
              this.editing = "new";
            }}><ui-icon name="plus"></ui-icon>${t("people.new")}</button>
          </div>
          ${this.#content()}
        </section>
        <section class="card" aria-labelledby="organisation">
          <h2 id="organisation">${t("organisation.title")}</h2>
          <organisation-form></organisation-form>
        </section>
      </div>
      <user-dialog .open=${this.editing !== undefined} .user=${this.editing === "new" ? undefined : this.editing} @dialog-close=${() => {
        this.editing = undefined;
      }} @user-saved=${this.#onSaved}></user-dialog>
    `;
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    return html`${failure}
      <ul class="rows" aria-labelledby="people">${repeat(
        items,
        ({ id }) => id,
        (user) => this.#row(user),
      )}</ul>
      ${listMore(nextCursor, () => this.#list.more())}`;
  }

  #row(user: User): TemplateResult {
    const isMe = user.id === currentSession().user.id;
    return html`<li class="row">
      <div class="main">
        <button class="row-link" type="button" @click=${() => {
          this.editing = user;
        }}>${user.name}</button>
        <span class="soft small">${user.email}</span>
      </div>
      <div class="badges">
        ${isMe ? html`<span class="badge">${t("people.me")}</span>` : nothing}
        ${user.disabled ? html`<span class="badge bad"><ui-icon name="lock"></ui-icon>${t("people.disabled")}</span>` : nothing}
        <span class="badge ${user.role === "admin" ? "calm" : ""}">${t(`role.${user.role}`)}</span>
      </div>
    </li>`;
  }

  readonly #onSaved = (event: CustomEvent<User>): void => {
    toast({ text: t(this.editing === "new" ? "people.added" : "people.saved", { name: event.detail.name }), kind: "good" });
    void this.#list.refresh();
  };
}
