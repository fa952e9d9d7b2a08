import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { TakeoverVariant } from "../../domain/model/takeover.ts";
import { languageName } from "../announcement-look.ts";
import { api } from "../api-client.ts";
import { checkField } from "../elements/field.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { listed, SEVERITY_ICONS, takeoverStyles } from "./takeover-look.ts";

const MINUTE_MS = 60_000;

/**
 * A takeover that waits for a second person: its whole content, and the red button for whoever did not write it.
 * @fires takeover-confirmed - `detail` is the takeover as it now is
 */
@customElement("takeover-second")
export class TakeoverSecond extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    takeoverStyles,
    css`
      .request {
        display: grid;
        gap: 1rem;
        padding: 1.25rem 1.5rem;
        border-color: var(--alarm);
      }
      .variant {
        padding-left: 0.875rem;
        border-left: 3px solid var(--line);
      }
      .body {
        white-space: pre-line;
      }
      .level {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        font-weight: 600;
      }
      .go {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) takeover: TakeoverSummary | undefined;
  @property({ attribute: false }) groups: readonly string[] = [];
  @state() private hasRead = false;
  @state() private wantsRead = false;
  @state() private failed: unknown;
  @state() private busy = false;

  protected override render() {
    const { takeover } = this;
    if (!takeover) return nothing;
    const { severity, drill, variants, lastsMs, createdByName } = takeover;
    const minutes = Math.round(lastsMs / MINUTE_MS);
    return html`<section class="card request" aria-labelledby="request">
      <h2 id="request">${t("takeover.second.title")}</h2>
      <p class="numbers">${t("takeover.second.lead", { name: createdByName, groups: listed(this.groups), minutes })}</p>
      <p class="level"><ui-icon name=${SEVERITY_ICONS[severity]}></ui-icon>${t(`takeover.severity.${severity}`)}${drill ? ` · ${t("takeover.drill")}` : ""}</p>
      ${variants.map((variant) => this.#variant(variant))}
      ${this.failed === undefined ? nothing : problemSummary(reasonOf(this.failed), [])}
      ${this.#isAuthor ? html`<p class="supplement"><ui-icon name="users"></ui-icon><span>${t("takeover.second.author")}</span></p>` : this.#confirm(takeover)}
    </section>`;
  }

  /** The server knows for sure and refuses; here the name tells whether to offer the button at all. */
  get #isAuthor(): boolean {
    const refused = this.failed instanceof Problem && this.failed.code === "not-allowed";
    return refused || this.takeover?.createdBy === currentSession().user.id;
  }

  #variant({ language, title, body }: TakeoverVariant): TemplateResult {
    return html`<div class="variant"><p class="soft small">${languageName(language)}</p><p lang=${language} dir="auto"><strong>${title}</strong></p>${body ? html`<p class="body" lang=${language} dir="auto">${body}</p>` : nothing}</div>`;
  }

  #confirm({ progress }: TakeoverSummary): TemplateResult {
    return html`
      ${checkField({
        id: "read",
        label: t("takeover.second.read"),
        checked: this.hasRead,
        onChange: (checked) => {
          this.hasRead = checked;
          this.wantsRead = false;
        },
      })}
      ${this.wantsRead ? html`<p class="problem-summary" role="alert"><ui-icon name="circle-alert"></ui-icon>${t("takeover.second.readFirst")}</p>` : nothing}
      <button class="button danger go numbers" type="button" aria-disabled=${this.busy} @click=${this.#run}><ui-icon name="siren"></ui-icon>${progress.targeted > 0 ? t("takeover.second.confirm", { count: progress.targeted }) : t("takeover.second.confirmUnknown")}</button>
    `;
  }

  readonly #run = async (): Promise<void> => {
    const { takeover } = this;
    if (!takeover || this.busy) return;
    this.wantsRead = !this.hasRead;
    if (this.wantsRead) return this.renderRoot.querySelector<HTMLElement>("#read")?.focus();
    this.busy = true;
    this.failed = undefined;
    try {
      const detail = await api.takeovers.confirm({ id: takeover.id, version: takeover.version });
      this.dispatchEvent(new CustomEvent("takeover-confirmed", { detail }));
    } catch (error) {
      this.failed = error;
    } finally {
      this.busy = false;
    }
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof Problem && error.code === "not-allowed") return t("takeover.second.notYou");
  if (error instanceof Problem && error.code === "gone") return t("takeover.second.lapsed");
  return problemText(error);
}
