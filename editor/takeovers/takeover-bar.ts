import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { StandingTakeovers } from "./standing-takeovers.ts";
import { clock, titleOf } from "./takeover-look.ts";

/** The red bar on every page while a takeover is on, or waits for a second person. */
@customElement("takeover-bar")
export class TakeoverBar extends LitElement {
  static override styles = [
    base,
    css`
      .bar {
        display: flex;
        align-items: center;
        gap: 0.25rem 0.75rem;
        padding: 0.625rem 0.875rem;
        margin-bottom: 0.5rem;
        border-radius: var(--radius);
        background: var(--alarm-fill);
        color: #fff;
        text-decoration: none;
      }
      .bar:hover .go {
        text-decoration-thickness: 2px;
      }
      .what {
        flex: 1;
        min-width: 0;
        font-weight: 700;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .until {
        white-space: nowrap;
      }
      .go {
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 0.2em;
        white-space: nowrap;
      }
      .all {
        margin-bottom: 1rem;
      }
      @media (max-width: 40rem) {
        .until {
          display: none;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  readonly #standing = new StandingTakeovers(this);

  protected override render() {
    const { active, waiting } = this.#standing;
    const [first] = active;
    const more = active.length - 1;
    return html`<div class=${active.length + waiting.length > 0 ? "all" : ""} role="status" aria-label=${t("takeover.bar")}>
      ${first ? this.#bar(`/takeovers/${first.id}`, first.drill ? t("takeover.bar.drill", { title: titleOf(first) }) : titleOf(first), first.endsAtMs === null ? "" : t("takeover.bar.until", { time: clock(first.endsAtMs, Date.now()) })) : nothing}
      ${more > 0 ? this.#bar("/takeovers", t("takeover.bar.more", { count: more }), "") : nothing}
      ${waiting.map((one) => this.#bar(`/takeovers/${one.id}`, t("takeover.bar.waiting", { title: titleOf(one) }), one.createdByName))}
    </div>`;
  }

  #bar(href: string, what: string, until: string): TemplateResult {
    return html`<a class="bar" href=${href}><ui-icon name="siren"></ui-icon><span class="what">${what}</span>${until ? html`<span class="until numbers">${until}</span>` : nothing}<span class="go">${t("takeover.bar.open")}</span></a>`;
  }
}
