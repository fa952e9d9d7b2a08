import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Placement, PlacementGap } from "../../domain/api/announcements.ts";
import type { Stretch } from "../../domain/api/schedules.ts";
import type { Announcement } from "../../domain/model/announcement.ts";
import { AnnouncementId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { instantOf } from "../../domain/programme/wall-clock.ts";
import { api } from "../api-client.ts";
import { dateTimeField, dateTimeStyles } from "../composer/date-time-field.ts";
import { listFailure } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { titleOf } from "../announcement-look.ts";
import { LiveController } from "../live.ts";
import { momentText, timeText, wallAt } from "../moments/wall.ts";
import { navigate, type Place } from "../router.ts";
import { sentence } from "../screens/screen-why.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { whySentence } from "../why/why-sentence.ts";

const RESOURCES: ReadonlySet<string> = new Set(["announcements", "groups", "screens", "sites", "takeovers", "settings"]);

/** Where and when one announcement runs, where it does not, and why: by the resolver that decides it. */
@customElement("placement-page")
export class PlacementPage extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    dateTimeStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(18rem, 22rem);
        gap: 1.5rem;
        align-items: start;
      }
      .columns > div {
        display: grid;
        gap: 1rem;
        min-width: 0;
      }
      .card {
        padding: 1.25rem 1.5rem;
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 1.0625rem;
      }
      .shown h2 {
        color: var(--good);
      }
      .none h2 {
        color: var(--warn);
      }
      .screens {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        margin-top: 0.75rem;
      }
      .screens a {
        display: inline-block;
        padding: 0.25rem 0.75rem;
        border: 1px solid var(--line-control);
        border-radius: 99px;
        text-decoration: none;
      }
      .screens a:hover {
        background: var(--surface-hover);
      }
      .reason {
        margin-top: 0.25rem;
      }
      .next ol,
      .next > p + p {
        margin-top: 0.75rem;
      }
      .next li {
        padding: 0.4375rem 0;
        font-variant-numeric: tabular-nums;
      }
      .next li + li {
        border-top: 1px solid var(--line);
      }
      .ask .date-time {
        grid-template-columns: auto 11rem 7rem;
        justify-content: start;
        gap: 0.75rem;
      }
      @media (max-width: 60rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (max-width: 40rem) {
        .ask .date-time {
          grid-template-columns: minmax(0, 1fr) 7rem;
        }
        .ask .label {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) place?: Place;
  @state() private announcement: Announcement | undefined;
  @state() private placement: Placement | undefined;
  @state() private failed: unknown;
  #question = 0;

  constructor() {
    super();
    new LiveController(this, "changed", ({ resource }) => {
      if (RESOURCES.has(resource)) void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place")) void this.#load();
  }

  protected override render() {
    const { announcement, placement, failed } = this;
    return html`
      <div class="page-header">
        <a class="button quiet small" href="/announcements/${this.place?.params["id"]}"><ui-icon name="arrow-left"></ui-icon>${t("placement.back")}</a>
        <h1 tabindex="-1">${t("placement.title")}</h1>
        ${announcement ? html`<p class="soft">${titleOf(announcement)}</p>` : nothing}
      </div>
      ${failed === undefined ? nothing : listFailure(failed, () => this.#load())}
      ${placement ? this.#answer(placement) : failed === undefined ? html`<p class="soft" role="status">${t("list.loading")}</p>` : nothing}
    `;
  }

  #answer({ atMs, asIfPublished, shown, withheld, next }: Placement): TemplateResult {
    const { zone } = currentSession().organisation;
    return html`<div class="columns">
      <div>
        <div class="ask">${dateTimeField({ id: "at", label: t("placement.when"), value: wallAt(atMs, zone), usualTime: "12:00", onChange: (local) => this.#ask(local ? instantOf(local, zone) : undefined) })}</div>
        ${asIfPublished ? html`<p class="note"><ui-icon name="info"></ui-icon>${t("placement.asIfPublished")}</p>` : nothing}
        <section class="card ${shown.count > 0 ? "shown" : "none"}">
          <h2><ui-icon name=${shown.count > 0 ? "circle-check" : "triangle-alert"}></ui-icon>${t("placement.shown", { count: shown.count })}</h2>
          ${this.#screens(shown)}
        </section>
        ${withheld.map((gap) => this.#gap(gap))}
      </div>
      <section class="card next">
        <h2>${t("placement.next")}</h2>
        <p class="soft small">${t("placement.nextHint")}</p>
        ${next.length > 0 ? html`<ol>${next.map((stretch) => html`<li>${this.#stretch(stretch)}</li>`)}</ol>` : html`<p>${t("placement.never")}</p>`}
      </section>
    </div>`;
  }

  #gap(gap: PlacementGap): TemplateResult {
    const names = gap.reason === "takeover" ? gap.takeovers : gap.by;
    const why = whySentence({
      withheld: gap,
      titles: names.map(({ title }) => title),
      announcement: this.announcement,
      takeoverId: gap.takeovers[0]?.id,
      screenId: gap.screens[0]?.id,
      nowMs: Date.now(),
    });
    return html`<section class="card">
      <h2><ui-icon name="circle-x"></ui-icon>${t("placement.withheld", { count: gap.count })}</h2>
      <p class="reason">${sentence(why)}</p>
      ${gap.reason === "not-targeted" ? nothing : this.#screens(gap)}
    </section>`;
  }

  #screens({ count, screens }: Pick<PlacementGap, "count" | "screens">): TemplateResult | typeof nothing {
    if (screens.length === 0) return nothing;
    const at = this.#at === undefined ? "" : `?at=${String(this.#at)}`;
    return html`<ul class="screens">
      ${screens.map(({ id, name, siteName }) => html`<li><a href="/screens/${id}/moment${at}">${siteName}, ${name}</a></li>`)}
      ${count > screens.length ? html`<li class="soft">${t("placement.more", { count: count - screens.length })}</li>` : nothing}
    </ul>`;
  }

  #stretch({ fromMs, untilMs }: Stretch): string {
    const { zone } = currentSession().organisation;
    const isShort = wallAt(fromMs, zone).slice(0, 10) === wallAt(untilMs - 1, zone).slice(0, 10);
    return t("placement.span", { from: momentText(fromMs, zone), until: isShort ? timeText(untilMs, zone) : momentText(untilMs, zone) });
  }

  get #at(): number | undefined {
    const at = Number(this.place?.query.get("at") ?? Number.NaN);
    return Number.isSafeInteger(at) && at > 0 ? at : undefined;
  }

  #ask(atMs: number | undefined): void {
    const { path = "" } = this.place ?? {};
    navigate(atMs === undefined ? path : `${path}?at=${String(atMs)}`, { replace: true });
  }

  async #load(): Promise<void> {
    const id = AnnouncementId.safeParse(this.place?.params["id"]);
    const question = ++this.#question;
    const at = this.#at;
    try {
      if (!id.success) throw new Problem("not-found");
      const [announcement, placement] = await Promise.all([
        api.announcements.read({ id: id.data }),
        api.announcements.placement({ id: id.data, ...(at === undefined ? {} : { at }) }),
      ]);
      if (question !== this.#question) return;
      this.announcement = announcement;
      this.placement = placement;
      this.failed = undefined;
    } catch (error) {
      if (question === this.#question) this.failed = error;
    }
  }
}
