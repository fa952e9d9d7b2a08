import nodes from "virtual:icon-nodes";
import { css, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "./icon-names.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Draws one lucide icon in the colour of the text, 1.25em wide. It is decoration: the words beside it, or an `aria-label`, say what it means. */
@customElement("ui-icon")
export class UiIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 1.25em;
      height: 1.25em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  @property() name?: IconName;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("aria-hidden", "true");
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("name")) this.renderRoot.replaceChildren(...(this.name ? [drawIcon(this.name)] : []));
  }
}

function drawIcon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  for (const [tag, attributes] of nodes[name] ?? []) {
    const part = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    svg.append(part);
  }
  return svg;
}

declare global {
  interface HTMLElementTagNameMap {
    "ui-icon": UiIcon;
  }
}
