import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import { emptyState } from "../elements/empty-state.ts";
import "../screens/pair-form.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

/** Where the QR code of an unpaired screen leads: `/pair#CODE`. */
@customElement("pair-page")
export class PairPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      .card {
        max-width: 36rem;
        padding: 1.25rem;
      }
      @media (max-width: 40rem) {
        .card {
          padding: 0;
          border: 0;
          background: none;
          box-shadow: none;
        }
      }
    `,
  ];

  protected override render() {
    return html`
      <div class="page-header"><h1 tabindex="-1">${t("pair.title")}</h1></div>
      ${currentSession().user.role === "admin" ? html`<div class="card"><pair-form coded .code=${codeOfAddress()}></pair-form></div>` : emptyState("lock", t("pair.adminOnly"), t("pair.adminOnlyHint"), html`<a class="button" href="/screens">${t("screens.back")}</a>`)}
    `;
  }
}

/** As it is shown on the screen, in two groups of four. */
function codeOfAddress(): string {
  const code = location.hash.slice(1, 21).toUpperCase();
  return /^[0-9A-Z]{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code.replace(/[^0-9A-Z-]/g, "");
}
