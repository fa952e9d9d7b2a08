import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { SiteDraft } from "../../domain/model/place.ts";
import type { TableLine } from "../../domain/model/screen-table.ts";
import { api, userAction } from "../api-client.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

/** Named in the sentence; more would hide the button. */
const NAMED = 12;

const SiteName = SiteDraft.shape.name;

/** The sites a table names that nobody has added yet, each once, as far as a site may be called so. */
export function missingSites(lines: readonly TableLine[]): readonly string[] {
  const missing = lines.filter(
    ({ site, faults }) => SiteName.safeParse(site).success && faults.some(({ rule }) => rule === "unknown-site"),
  );
  return [...new Map(missing.map(({ site }) => [site.trim().toLowerCase(), site])).values()];
}

/**
 * Offers to add sites that a table names.
 * @fires sites-made - they are there, or as many as could be made: `detail` is why the rest could not, undefined if there is none
 */
@customElement("missing-sites")
export class MissingSites extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      .offer {
        display: grid;
        gap: 0.5rem;
        justify-items: start;
        padding: 1rem 1.125rem;
        border-radius: var(--radius);
        background: var(--calm-soft);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) names: readonly string[] = [];
  @state() private busy = false;

  protected override render() {
    const { names } = this;
    const named = [...names.slice(0, NAMED), ...(names.length > NAMED ? ["…"] : [])].join(", ");
    return html`<div class="offer">
      <p>${t("import.sites", { count: names.length, names: named })}</p>
      <p class="soft small">${t("import.sitesHint")}</p>
      <button class="button" type="button" aria-disabled=${this.busy} @click=${this.#make}><ui-icon name="map-pin"></ui-icon>${t("import.makeSites", { count: names.length })}</button>
    </div>`;
  }

  /** One after the other: those that were made before one failed are there, and the table does not ask for them again. */
  readonly #make = async (): Promise<void> => {
    if (this.busy) return;
    const { zone, region } = currentSession().organisation;
    this.busy = true;
    let failed: unknown;
    try {
      for (const name of this.names) await api.sites.create({ name, zone, region, headcount: 0 }, { context: userAction() });
    } catch (error) {
      failed = error;
    }
    this.busy = false;
    this.dispatchEvent(new CustomEvent("sites-made", { detail: failed }));
  };
}
