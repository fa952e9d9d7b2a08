import { html, nothing, svg, type TemplateResult } from "lit";
import { qrPath } from "./qr-path.ts";

/** A QR code of the server as one drawn path, dark on white. Without one, or if it cannot be read, nothing. */
export function qrDrawing(code: string | null | undefined, label: string): TemplateResult | typeof nothing {
  const drawn = qrPath(code ?? "");
  if (drawn === null) return nothing;
  const { span, path } = drawn;
  return html`<svg class="qr" viewBox="0 0 ${span} ${span}" shape-rendering="crispEdges" role="img" aria-label=${label}>${svg`<path d=${path}/>`}</svg>`;
}
