import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";

/** Says, while files are held over something, that they may be let go. Lies over its positioned parent and lets the pointer through. */
@customElement("drop-veil")
export class DropVeil extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: none;
        position: absolute;
        inset: -0.5rem;
        z-index: 5;
        place-content: center;
        justify-items: center;
        gap: 0.75rem;
        border: 3px dashed var(--focus);
        border-radius: var(--radius-large);
        background: light-dark(#f6f4eef0, #0e1830f0);
        color: var(--ink);
        font-size: 1.25rem;
        font-weight: 700;
        pointer-events: none;
      }
      :host([on]) {
        display: grid;
      }
      ui-icon {
        font-size: 2.25rem;
        color: var(--focus);
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) on = false;

  protected override render() {
    return html`<ui-icon name="upload"></ui-icon><span>${t("library.drop")}</span>`;
  }
}
