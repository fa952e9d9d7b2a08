import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import { api } from "../api-client.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading, listMore } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { LiveController } from "../live.ts";
import { PagedList } from "../paged-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { StandingTakeovers } from "../takeovers/standing-takeovers.ts";
import { whenText } from "../takeovers/takeover-live.ts";
import { drillBadge, KIND_ICONS, stateBadge, supplementLine, takeoverStyles, titleOf } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";

/** All takeovers: those that are on or waiting first, then the past ones, newest first. */
@customElement("takeovers-page")
export class TakeoversPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    rows,
    takeoverStyles,
    css`
      section {
        margin-bottom: 1.75rem;
      }
      h2 {
        margin-bottom: 0.5rem;
      }
      .row {
        grid-template-columns: auto minmax(0, 1fr) auto auto;
      }
      .row > ui-icon {
        width: 1.75rem;
        height: 1.75rem;
      }
      .now .row {
        border-color: var(--alarm);
        background: var(--surface);
      }
      .now .row > ui-icon {
        color: var(--alarm);
      }
      .now .rows {
        gap: 0.5rem;
      }
      .badges {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
      }
      .reached {
        min-width: 9rem;
        text-align: right;
      }
      @media (max-width: 60rem) {
        .row {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .badges,
        .reached {
          grid-column: 2;
          text-align: left;
        }
      }
    `,
  ];

  readonly #standing = new StandingTakeovers(this);
  readonly #all = new PagedList<TakeoverSummary>(this, ["takeovers"], ({ limit, cursor }, signal) =>
    api.takeovers.list({ limit, ...(cursor ? { cursor } : {}) }, { signal }),
  );

  constructor() {
    super();
    new LiveController(this, "takeover", () => void this.#all.refresh());
  }

  protected override render() {
    return html`
      <div class="page-header">
        <h1 tabindex="-1">${t("takeover.list")}</h1>
        <span class="push"><a class="button danger" href="/takeovers/new"><ui-icon name="siren"></ui-icon>${t("takeover.new")}</a></span>
      </div>
      ${this.#now()} ${this.#past()}
      ${supplementLine()}
    `;
  }

  #now(): TemplateResult | typeof nothing {
    const { active, waiting } = this.#standing;
    if (active.length + waiting.length === 0) return nothing;
    return html`<section class="now"><h2>${t("takeover.list.now")}</h2>
      ${active.length > 1 ? html`<p class="soft">${t("takeover.list.several", { title: titleOf(active[0] ?? { variants: [] }) })}</p><br />` : nothing}
      <ul class="rows">${[...waiting, ...active].map((one) => this.#row(one, active.length > 1 && one === active[0]))}</ul>
    </section>`;
  }

  #past(): TemplateResult {
    const { items, failed, nextCursor } = this.#all;
    const failure = listFailure(failed, () => this.#all.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    const past = items.filter(({ state }) => state !== "active" && state !== "waiting");
    if (items.length === 0) return emptyState("siren", t("takeover.list.empty"), t("takeover.list.emptyHint"));
    return html`${failure}${
      past.length === 0
        ? nothing
        : html`<section><h2>${t("takeover.list.past")}</h2><ul class="rows">${repeat(
            past,
            ({ id }) => id,
            (one) => this.#row(one, false),
          )}</ul></section>`
    }
    ${listMore(nextCursor, () => this.#all.more())}`;
  }

  #row(one: TakeoverSummary, onGlass: boolean): TemplateResult {
    const { confirmed, restored, targeted } = one.progress;
    return html`<li class="row">
      <ui-icon name=${one.drill ? "clipboard-check" : KIND_ICONS[one.kind]}></ui-icon>
      <div class="main"><a class="row-link" href="/takeovers/${one.id}">${titleOf(one)}</a><span class="soft small numbers">${whenText(one)}</span></div>
      <span class="badges">${stateBadge(one.state)}${drillBadge(one.drill)}${onGlass ? html`<span class="badge bad">${t("takeover.list.onGlass")}</span>` : nothing}</span>
      <span class="reached small numbers">${one.startedAtMs === null ? "" : t("takeover.list.reached", { count: confirmed + restored, targeted })}</span>
    </li>`;
  }
}
