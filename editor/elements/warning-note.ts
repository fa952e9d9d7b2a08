import { html, type TemplateResult } from "lit";
import "./ui-icon.ts";

/** A sentence that somebody should read before going on. Needs the style `notes`. */
export function warningNote(words: string): TemplateResult {
  return html`<p class="note-bar warn"><ui-icon name="triangle-alert"></ui-icon><span>${words}</span></p>`;
}
