import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Maintenance } from "../../domain/model/alert.ts";
import { api } from "../api-client.ts";
import "../elements/ui-icon.ts";
import { GroupList } from "../group-list.ts";
import { PagedList } from "../paged-list.ts";
import { SiteList } from "../site-list.ts";
import { base } from "../style/base.ts";
import { notes } from "../style/notes.ts";
import { clock } from "../takeovers/takeover-look.ts";
import { t } from "../texts.ts";
import { EveryMinute } from "./every-minute.ts";
import { scopeText } from "./scope-words.ts";

/** Says that maintenance is going on, until when and where; nothing if none is. */
@customElement("maintenance-banner")
export class MaintenanceBanner extends LitElement {
  static override styles = [
    base,
    notes,
    css`
      .note-bar {
        margin-bottom: 1rem;
      }
      .note-bar > span {
        flex: 1;
        min-width: 12rem;
      }
    `,
  ];

  readonly #current = new PagedList<Maintenance>(this, ["incidents"], ({ limit, cursor }, signal) =>
    api.alerts.maintenance({ limit, current: "true", ...(cursor ? { cursor } : {}) }, { signal }),
  );
  readonly #groups = new GroupList(this);
  readonly #sites = new SiteList(this);

  constructor() {
    super();
    new EveryMinute(this);
  }

  protected override render(): TemplateResult {
    return html`<div role="status">${this.#banner()}</div>`;
  }

  #banner(): TemplateResult | typeof nothing {
    const nowMs = Date.now();
    const running = (this.#current.items ?? []).filter(({ fromMs, untilMs }) => fromMs <= nowMs && nowMs < untilMs);
    const [first] = running;
    if (!first) return nothing;
    const where = scopeText(first.scope, this.#groups, this.#sites);
    const words =
      running.length === 1
        ? t("maintenance.bannerOne", { time: clock(first.untilMs, nowMs), where })
        : t("maintenance.bannerMany", { count: running.length });
    return html`<p class="note-bar calm numbers"><ui-icon name="traffic-cone"></ui-icon><span>${words}</span><a href="/alerts/maintenance">${t("maintenance.bannerOpen")}</a></p>`;
  }
}
