import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { MomentSource } from "../../domain/api/screens.ts";
import { AnnouncementId, type ScreenId } from "../../domain/model/id.ts";
import { type Resolution, type Withheld, WithheldReason } from "../../domain/model/resolution.ts";
import { api } from "../api-client.ts";
import "../elements/combo-field.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { titleOf } from "../announcement-look.ts";
import { LiveController } from "../live.ts";
import { base } from "../style/base.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import { KnownAnnouncements } from "../why/known-announcements.ts";
import { standingSentence, type Why, whySentence } from "../why/why-sentence.ts";

type Answer = Resolution & { readonly source: MomentSource };

/**
 * What runs on a screen at a moment, what does not, and why: the answer of the resolver itself, in sentences. Any announcement can be asked
 * about by name.
 */
@customElement("screen-why")
export class ScreenWhy extends LitElement {
  static override styles = [
    base,
    fields,
    css`
      :host {
        display: grid;
        gap: 1.125rem;
      }
      h4 {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin: 0 0 0.25rem;
        font-size: 0.9375rem;
      }
      .runs h4 {
        color: var(--good);
      }
      .alarm h4 {
        color: var(--alarm);
      }
      li {
        padding: 0.375rem 0 0.375rem 1.75rem;
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .answer {
        padding: 0.75rem 1rem;
        border-radius: var(--radius);
        background: var(--surface-sunk);
      }
      .mend {
        white-space: nowrap;
      }
      summary {
        padding: 0.25rem 0;
        font-weight: 700;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) screenId: ScreenId | undefined;
  /** The moment asked about, UTC epoch ms; undefined is now, and follows what changes. */
  @property({ attribute: false }) atMs: number | undefined;
  /** As if every draft were published at that moment. */
  @property({ type: Boolean }) drafts = false;
  @state() private answer: Answer | undefined;
  @state() private failed: unknown;
  @state() private asked = "";
  readonly #known = new KnownAnnouncements(this);
  #question = 0;

  constructor() {
    super();
    new LiveController(this, "changed", () => {
      if (this.atMs === undefined) void this.#load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("screenId")) this.answer = undefined;
    if (changed.has("screenId") || changed.has("atMs") || changed.has("drafts")) void this.#load();
  }

  protected override render() {
    const { answer } = this;
    if (!answer) return html`<p class="soft" role="status">${this.failed === undefined ? t("list.loading") : problemText(this.failed)}</p>`;
    return html`${this.#onGlass(answer)} ${this.#ask(answer)} ${this.#rest(answer)}`;
  }

  #onGlass({ takeovers: [takeover, ...others], quiet, shown }: Answer): TemplateResult {
    if (takeover)
      return html`<section class="alarm">
        <h4><ui-icon name="triangle-alert"></ui-icon>${t("why.takeoverOn", { others: others.length })}</h4>
        <a href="/takeovers/${takeover}">${t("why.toTakeover")}</a>
      </section>`;
    if (quiet) return html`<section><h4><ui-icon name="moon"></ui-icon>${t("why.quietNow")}</h4></section>`;
    return html`<section class="runs">
      <h4><ui-icon name="circle-check"></ui-icon>${t("why.runs", { count: shown.length })}</h4>
      ${shown.length > 0 ? html`<ol>${shown.map((id) => html`<li>${this.#link(id)}</li>`)}</ol>` : html`<p class="soft small">${t("why.nothing")}</p>`}
    </section>`;
  }

  #ask(answer: Answer): TemplateResult {
    const choices = [...this.#known.all.values()].map((announcement) => ({ value: announcement.id, label: titleOf(announcement) }));
    return html`<section>
      <combo-field clearable label=${t("why.ask")} placeholder=${t("why.askPlaceholder")} .choices=${choices} .value=${this.asked} @combo-change=${(
        event: CustomEvent<string>,
      ) => {
        this.asked = event.detail;
      }}></combo-field>
      <div role="status">${this.asked ? html`<p class="answer">${this.#answerTo(answer)}</p>` : nothing}</div>
    </section>`;
  }

  #answerTo(answer: Answer): TemplateResult {
    const id = AnnouncementId.parse(this.asked);
    if (answer.shown.includes(id)) return html`${t("why.itRuns")}`;
    const withheld = answer.withheld.find(({ announcementId }) => announcementId === id);
    const announcement = this.#known.all.get(id);
    const why = withheld ? this.#sentence(withheld, answer) : announcement && standingSentence(announcement);
    return why ? sentence(why) : html`${t("why.unknown")}`;
  }

  /** What concerns this screen comes first; what is meant for others is folded away. */
  #rest(answer: Answer): TemplateResult {
    const elsewhere = answer.withheld.filter(({ reason }) => reason === "not-targeted");
    const here = WithheldReason.options.flatMap((reason) =>
      reason === "not-targeted" ? [] : answer.withheld.filter((one) => one.reason === reason),
    );
    return html`${
      here.length > 0
        ? html`<section><h4><ui-icon name="circle-x"></ui-icon>${t("why.runsNot", { count: here.length })}</h4><ul>${here.map((one) => this.#withheld(one, answer))}</ul></section>`
        : nothing
    }${
      elsewhere.length > 0
        ? html`<details><summary>${t("why.elsewhere", { count: elsewhere.length })}</summary><ul>${elsewhere.map(({ announcementId }) => html`<li>${this.#link(announcementId)}</li>`)}</ul></details>`
        : nothing
    }`;
  }

  #withheld(one: Withheld, answer: Answer): TemplateResult {
    return html`<li>${this.#link(one.announcementId)}<br /><span class="small">${sentence(this.#sentence(one, answer))}</span></li>`;
  }

  #sentence(withheld: Withheld, { takeovers }: Answer): Why {
    return whySentence({
      withheld,
      titles: withheld.by.map((id) => this.#known.titleOf(id)),
      announcement: this.#known.all.get(withheld.announcementId),
      takeoverId: takeovers[0],
      screenId: this.screenId,
      nowMs: Date.now(),
    });
  }

  #link(id: AnnouncementId): TemplateResult {
    return html`<a href="/announcements/${id}">${this.#known.titleOf(id)}</a>`;
  }

  async #load(): Promise<void> {
    const { screenId: id, atMs: at } = this;
    if (!id) return;
    const question = ++this.#question;
    try {
      const answer = await api.screens.resolution({ id, drafts: this.drafts, ...(at === undefined ? {} : { at }) });
      if (question !== this.#question) return;
      this.answer = answer;
      this.failed = undefined;
    } catch (error) {
      if (question === this.#question) this.failed = error;
    }
  }
}

/** A reason with the way to mend it behind it. */
export function sentence({ text, mend }: Why): TemplateResult {
  return html`${text}${mend ? html` <a class="mend" href=${mend.href}>${mend.label}</a>` : nothing}`;
}
