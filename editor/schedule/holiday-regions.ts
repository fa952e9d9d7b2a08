import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { HolidayRegion } from "../../domain/model/holiday.ts";
import { api } from "../api-client.ts";
import { SiteList } from "../site-list.ts";
import { currentLanguage, t } from "../texts.ts";
import { and } from "./calendar-words.ts";

/** Whose public holidays count: those of the regions that sites are in. */
export class HolidayRegions implements ReactiveController {
  #names: ReadonlyMap<HolidayRegion, string> = new Map();
  readonly #sites: SiteList;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#sites = new SiteList(host);
    host.addController(this);
  }

  hostConnected(): void {
    void this.#load();
  }

  /** For the slot `holidays` of `window-fields`. */
  hint(): TemplateResult {
    const regions = [...new Set(this.#sites.sites.flatMap(({ region }) => region ?? []))];
    const names = regions.map((region) => this.#names.get(region) ?? region).toSorted(new Intl.Collator(currentLanguage()).compare);
    if (names.length === 0)
      return html`<p slot="holidays" class="soft small">${t("schedule.holidaysNowhere")} <a href="/sites">${t("schedule.toSites")}</a></p>`;
    return html`<p slot="holidays" class="soft small">${t("schedule.holidaysOf", { regions: and(names, { language: currentLanguage() }) })}</p>`;
  }

  /** Without an answer the regions go by their codes. */
  async #load(): Promise<void> {
    try {
      const { items } = await api.schedules.regions();
      this.#names = new Map(items.map(({ region, name }) => [region, name]));
    } catch {
      return;
    }
    this.#host.requestUpdate();
  }
}
