import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { LookSummary } from "../../domain/api/looks.ts";
import type { Look } from "../../domain/model/look.ts";
import type { Group } from "../../domain/model/place.ts";
import { cssVars } from "../elements/css-vars.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { draftOf, draftOwners, type Owner } from "./look-drafts.ts";
import { shownLook } from "./look-input.ts";

/** The organisation's look and those of groups, each with how many screens have it. Every entry is a link to its own address. */
@customElement("look-list")
export class LookList extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      ul {
        display: grid;
        gap: 0.375rem;
      }
      a {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr);
        gap: 0.125rem 0.625rem;
        align-items: center;
        padding: 0.625rem 0.75rem;
        border: 1px solid transparent;
        border-radius: var(--radius);
        color: var(--ink);
        text-decoration: none;
      }
      a:hover {
        background: var(--surface-hover);
      }
      a[aria-current] {
        border-color: var(--line);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .more {
        grid-column: 2;
      }
      .dot {
        width: 1.125rem;
        height: 1.125rem;
        border: 1px solid var(--line-control);
        border-radius: 50%;
        background: var(--colour);
      }
      .dot.none {
        background: conic-gradient(#1f5f9e, #a52e6b, #c2402a, #8f5200, #2d6b31, #1f5f9e);
      }
      @media (max-width: 72rem) {
        ul {
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
        }
      }
    `,
  ];

  @property({ attribute: false }) looks: readonly LookSummary[] = [];
  @property({ attribute: false }) groups: readonly Group[] = [];
  @property({ attribute: false }) chosen: Owner = null;
  /** Changes with every draft, which this list reads by itself. */
  @property({ type: Number }) edits = 0;

  protected override render() {
    const own = new Set<Owner>([...this.looks.map(({ groupId }) => groupId), ...draftOwners()]);
    const groups = this.groups.filter(({ id }) => own.has(id));
    return html`<nav aria-label=${t("looks.list")}><ul>
      ${this.#entry(null, currentSession().organisation.name, "")}
      ${groups.map((group) => this.#entry(group.id, group.name, this.#above(group)))}
    </ul></nav>`;
  }

  #entry(owner: Owner, name: string, above: string): TemplateResult {
    const stored = this.looks.find(({ groupId }) => groupId === owner);
    const draft = draftOf(owner);
    const look = draft ? shownLook(draft.input) : stored?.look;
    return html`<li><a href=${owner === null ? "/looks" : `/looks?group=${owner}`} aria-current=${owner === this.chosen ? "page" : nothing}>
      ${look ? dot(look) : html`<i></i>`}<span class="name">${name}</span>
      ${above ? html`<span class="more soft small">${above}</span>` : nothing}
      ${stored ? html`<span class="more soft small">${t("looks.screens", { count: stored.screens })}</span>` : nothing}
      ${draft ? html`<span class="more"><span class="badge warn">${t(stored ? "looks.unsaved" : "looks.new")}</span></span>` : nothing}
    </a></li>`;
  }

  #above({ parentId }: Group): string {
    const parent = this.groups.find(({ id }) => id === parentId);
    return parent ? t("looks.below", { name: parent.name }) : t("looks.topGroup");
  }
}

function dot({ accent }: Look): TemplateResult {
  return accent === null ? html`<i class="dot none"></i>` : html`<i class="dot" ${cssVars({ "--colour": accent })}></i>`;
}
