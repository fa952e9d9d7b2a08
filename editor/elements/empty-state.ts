import { html, nothing, type TemplateResult } from "lit";
import type { IconName } from "./icon-names.ts";
import "./ui-icon.ts";

/** What an empty list says: what belongs here, and how to begin. Needs the styles of `style/notes.ts`. */
export function emptyState(icon: IconName, heading: string, text: string, action?: TemplateResult): TemplateResult {
  return html`<div class="empty"><ui-icon name=${icon}></ui-icon><h2>${heading}</h2><p>${text}</p>${action ?? nothing}</div>`;
}
