import { correction, generate } from "lean-qr/nano";
import { html, svg, type TemplateResult } from "lit";

/** Modules of white around the code, as the standard asks. */
const QUIET = 4;

/** A QR code as one drawn path, dark on white. */
export function qrCode(text: string, label: string): TemplateResult {
  const code = generate(text, { minCorrectionLevel: correction.M });
  let path = "";
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  const size = code.size + 2 * QUIET;
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label=${label}>${svg`<path d=${path}/>`}</svg>`;
}
