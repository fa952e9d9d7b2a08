import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { PlaysBy, PlaysLine } from "../../domain/api/reports.ts";
import type { Announcement } from "../../domain/model/announcement.ts";
import { AnnouncementId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { titleOf } from "../announcement-look.ts";
import { api } from "../api-client.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import "../plays/play-day.ts";
import { playFigureStyles, playFigures } from "../plays/play-figures.ts";
import { sumOf } from "../plays/play-sums.ts";
import { playsOf } from "../plays/plays-of.ts";
import { lastDays } from "../plays/report-days.ts";
import type { Place } from "../router.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

const PERIODS = [7, 30, 90, 365] as const;
const PARTS = ["site", "group"] as const satisfies readonly PlaysBy[];

/** Proof of play of one announcement: what was scheduled and what was painted, day by day and place by place. */
@customElement("plays-page")
export class PlaysPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    playFigureStyles,
    css`
      .hint {
        max-width: 44rem;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 2rem;
        margin: 1rem 0;
      }
      .choices nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .total {
        display: grid;
        gap: 0.875rem;
        padding: 1.25rem 1.5rem;
      }
      .share {
        display: grid;
        gap: 0.375rem;
      }
      .total .panel {
        max-width: 44rem;
      }
      .days {
        margin-top: 1rem;
        overflow: hidden;
      }
      .days h2 {
        padding: 1rem 1rem 0.75rem;
      }
      .days li {
        border-top: 1px solid var(--line);
      }
      .rule {
        margin-top: 1rem;
        max-width: 44rem;
      }
    `,
  ];

  @property({ attribute: false }) place?: Place;
  @state() private announcement: Announcement | undefined;
  @state() private lines: readonly PlaysLine[] | undefined;
  @state() private failed: unknown;
  #asked = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place")) void this.#load();
  }

  protected override render() {
    const { announcement, lines, failed } = this;
    return html`
      <div class="page-header">
        <a class="button quiet small" href="/announcements/${this.place?.params["id"]}"><ui-icon name="arrow-left"></ui-icon>${t("placement.back")}</a>
        <h1 tabindex="-1">${t("plays.title")}</h1>
        ${announcement ? html`<p class="soft">${titleOf(announcement)}</p>` : nothing}
        <span class="push"><a class="button" href=${this.#csv} download><ui-icon name="download"></ui-icon>${t("plays.csv")}</a></span>
      </div>
      <p class="soft hint">${t("plays.hint")}</p>
      <div class="choices">
        <nav aria-label=${t("plays.period")}>${PERIODS.map((days) => this.#choice({ days }, t("plays.lastDays", { days }), days === this.#days))}</nav>
        <nav aria-label=${t("plays.by")}>${PARTS.map((by) => this.#choice({ by }, t(by === "site" ? "plays.bySite" : "plays.byGroup"), by === this.#by))}</nav>
      </div>
      ${failed === undefined ? nothing : listFailure(failed, () => this.#load())}
      ${lines ? this.#report(lines) : failed === undefined ? listLoading() : nothing}
    `;
  }

  #report(lines: readonly PlaysLine[]): TemplateResult {
    const own = lines.filter(({ announcementId }) => announcementId !== null);
    if (own.length === 0) return emptyState("clipboard-check", t("plays.none"), t("plays.noneHint"));
    const days = [...Map.groupBy(own, ({ day }) => day)];
    return html`
      <section class="card total" aria-label=${t("plays.title")}>${playFigures(sumOf(lines))}</section>
      <section class="card days">
        <h2>${t("plays.perDay")}</h2>
        <ul>
          ${repeat(
            days,
            ([day]) => day,
            ([day, ofDay]) =>
              html`<li><play-day .announcementId=${ofDay[0]?.announcementId ?? undefined} .day=${day} .lines=${ofDay} .by=${this.#by}></play-day></li>`,
          )}
        </ul>
      </section>
      <p class="soft small rule">${this.#by === "group" ? `${t("plays.groupHint")} ` : ""}${t("plays.rule")}</p>`;
  }

  #choice(change: { readonly days?: number; readonly by?: PlaysBy }, label: string, isCurrent: boolean): TemplateResult {
    const query = new URLSearchParams({ days: String(change.days ?? this.#days), by: change.by ?? this.#by });
    return html`<a class="chip" href="${this.place?.path ?? ""}?${query.toString()}" aria-current=${isCurrent ? "true" : nothing}>${label}</a>`;
  }

  get #days(): number {
    const wanted = Number(this.place?.query.get("days"));
    return PERIODS.find((days) => days === wanted) ?? PERIODS[0];
  }

  get #by(): PlaysBy {
    return PARTS.find((by) => by === this.place?.query.get("by")) ?? "site";
  }

  get #csv(): string {
    const { from, until } = lastDays(this.#days);
    const query = new URLSearchParams({ announcementId: this.place?.params["id"] ?? "", by: this.#by, from, until });
    return `/api/v1/reports/plays.csv?${query.toString()}`;
  }

  async #load(): Promise<void> {
    const id = AnnouncementId.safeParse(this.place?.params["id"]);
    const asked = ++this.#asked;
    try {
      if (!id.success) throw new Problem("not-found");
      const [announcement, lines] = await Promise.all([
        api.announcements.read({ id: id.data }),
        playsOf({ announcementId: id.data, by: "total", ...lastDays(this.#days) }),
      ]);
      if (asked !== this.#asked) return;
      this.announcement = announcement;
      this.lines = lines;
      this.failed = undefined;
    } catch (error) {
      if (asked === this.#asked) this.failed = error;
    }
  }
}
