import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { AuditEntry } from "../../domain/model/audit.ts";
import { api } from "../api-client.ts";
import { auditAddress, auditSubject, auditWords } from "../audit/audit-words.ts";
import { listFailure, listLoading, listMore } from "../elements/list-notes.ts";
import { PagedList } from "../paged-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";

/** Who did what to screens, alerts and settings, the newest first. For administrators. */
@customElement("audit-page")
export class AuditPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    rows,
    css`
      .row {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: baseline;
      }
      .lead {
        max-width: 52rem;
        margin: -0.5rem 0 1.25rem;
      }
      @media (max-width: 40rem) {
        .row {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  readonly #list = new PagedList<AuditEntry>(this, [], ({ limit, cursor }, signal) =>
    api.audit.list({ limit, ...(cursor ? { cursor } : {}) }, { signal }),
  );

  protected override render() {
    return html`
      <div class="page-header">
        <h1 tabindex="-1">${t("audit.title")}</h1>
        <button class="button icon-only push" type="button" aria-label=${t("audit.refresh")} title=${t("audit.refresh")} @click=${() => this.#list.refresh()}><ui-icon name="refresh-cw"></ui-icon></button>
      </div>
      <p class="soft lead">${t("audit.lead")}</p>
      ${this.#content()}
    `;
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0) return html`${failure}<p class="soft">${t("audit.empty")}</p>`;
    return html`${failure}
      <ul class="rows" aria-label=${t("audit.title")}>${repeat(items, ({ id }) => id, row)}</ul>
      ${listMore(nextCursor, () => this.#list.more())}`;
  }
}

function row(entry: AuditEntry): TemplateResult {
  const subject = auditSubject(entry);
  const address = auditAddress(entry);
  const name = address === null ? html`<span>${subject}</span>` : html`<a class="row-link" href=${address}>${subject}</a>`;
  return html`<li class="row">
    <div class="main">
      <span>${t("audit.line", { name: entry.actorName || t("audit.somebody"), what: auditWords(entry) })}</span>
      ${subject === null ? nothing : name}
    </div>
    <span class="soft small">${dateAndTime(entry.atMs)}</span>
  </li>`;
}
