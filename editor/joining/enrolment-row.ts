import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { MAX_TOLD, type ScreenSummary } from "../../domain/api/screens.ts";
import type { Enrolment, EnrolmentState } from "../../domain/model/enrolment.ts";
import { api } from "../api-client.ts";
import { listFailure } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { cardRow } from "../style/card-row.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";

const LOOKS: Readonly<Record<EnrolmentState, string>> = { open: "good", used: "", expired: "", withdrawn: "" };

/**
 * A secret by which devices join: for what, how many came, until when, and what they became.
 * @fires enrolment-withdraw - the user wants it to end
 */
@customElement("enrolment-row")
export class EnrolmentRow extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    cardRow,
    css`
      .joined {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        margin-top: 0.375rem;
      }
      @media (max-width: 40rem) {
        :host {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .actions {
          grid-column: 2;
          margin-top: 0.5rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) enrolment!: Enrolment;
  /** What it is for, in words. */
  @property() what = "";
  @state() private screens: readonly ScreenSummary[] | undefined;
  @state() private failed: unknown;

  /** Once shown, they are shown as more come. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("enrolment");
    if (this.screens && before && before.screenIds.length !== this.enrolment.screenIds.length) void this.#load();
  }

  protected override render(): TemplateResult {
    const { state: course, uses, mostUses, expiresAtMs, madeByName, madeAtMs, for: target } = this.enrolment;
    const usage = t("enrolments.usage", { uses, most: mostUses });
    return html`
      <span class="kind"><ui-icon name=${target.kind === "screen" ? "monitor" : "key-round"}></ui-icon></span>
      <div class="main">
        <h2>${this.what}<span class="badge ${LOOKS[course]}">${t(`enrolments.state.${course}`)}</span></h2>
        <p class="numbers">${usage}${course === "open" ? html`, ${t("enrolments.until", { time: dateAndTime(expiresAtMs) })}` : nothing}</p>
        <p class="soft small numbers">${t("enrolments.by", { name: madeByName, time: dateAndTime(madeAtMs) })}</p>
        ${this.#joined()}
      </div>
      ${
        course === "open"
          ? html`<div class="actions"><button class="button small" type="button" aria-label="${t("enrolments.withdraw")}: ${this.what}" @click=${() => this.dispatchEvent(new CustomEvent("enrolment-withdraw"))}>${t("enrolments.withdraw")}</button></div>`
          : nothing
      }
    `;
  }

  #joined(): TemplateResult | typeof nothing {
    const { screenIds } = this.enrolment;
    if (screenIds.length === 0) return nothing;
    if (this.failed !== undefined) return html`${listFailure(this.failed, this.#load)}`;
    if (!this.screens)
      return html`<p><button class="link" type="button" aria-label="${t("enrolments.joined", { count: screenIds.length })}: ${this.what}" @click=${this.#load}>${t("enrolments.joined", { count: screenIds.length })}</button></p>`;
    if (this.screens.length === 0) return html`<p class="soft small" role="status">${t("enrolments.joinedGone")}</p>`;
    return html`<ul class="joined">${this.screens.map(({ id, name, siteName }) => html`<li><a href="/screens/${id}">${name}, ${siteName}</a></li>`)}</ul>`;
  }

  readonly #load = async (): Promise<void> => {
    const { screenIds } = this.enrolment;
    const parts = Array.from({ length: Math.ceil(screenIds.length / MAX_TOLD) }, (_, part) =>
      screenIds.slice(part * MAX_TOLD, (part + 1) * MAX_TOLD),
    );
    try {
      this.failed = undefined;
      this.screens = (await Promise.all(parts.map((ids) => api.screens.some({ ids })))).flatMap(({ items }) => items);
    } catch (error) {
      this.failed = error;
    }
  };
}
