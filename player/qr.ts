import { html, svg, type TemplateResult } from "lit";
import { encode } from "uqr";

/** A QR code as one drawn path: dark on white, with the quiet zone a camera needs. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  let path = "";
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += `M${x} ${y}h1v1h-1z`;
    });
  });
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label=${label}>${svg`<path d=${path}/>`}</svg>`;
}
