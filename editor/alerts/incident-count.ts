import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { IncidentSummary } from "../../domain/model/incident.ts";
import { api } from "../api-client.ts";
import { PagedList } from "../paged-list.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";

/** How many incidents are open and nobody sees to, beside the way to them; nothing if there is none. */
@customElement("incident-count")
export class IncidentCount extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      .count {
        margin-left: auto;
        min-width: 1.5rem;
        padding: 0 0.4rem;
        border-radius: 99px;
        background: var(--alarm-fill);
        color: #fff;
        font-size: 0.8125rem;
        font-weight: 700;
        line-height: 1.375rem;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      @media (40rem < width <= 60rem) {
        .count {
          position: absolute;
          translate: 1rem -0.875rem;
        }
      }
    `,
  ];

  readonly #open = new PagedList<IncidentSummary>(this, ["incidents"], ({ limit, cursor }, signal) =>
    api.alerts.incidents({ limit, state: "open", ...(cursor ? { cursor } : {}) }, { signal }),
  );

  protected override render(): TemplateResult | typeof nothing {
    const { items = [], nextCursor } = this.#open;
    const count = items.filter(({ acknowledged }) => acknowledged === null).length;
    if (count === 0) return nothing;
    const words = `${String(count)}${nextCursor === null ? "" : "+"}`;
    return html`<span class="count"><span aria-hidden="true">${words}</span><span class="hidden-text">${t("incidents.unseenCount", { count })}</span></span>`;
  }
}
