import { css, html, type TemplateResult } from "lit";
import "./ui-icon.ts";

/** For `warningNote`. */
export const warningNoteStyles = css`
  .warning-note {
    display: flex;
    gap: 0.625rem;
    padding: 0.625rem 0.875rem;
    border-radius: var(--radius);
    background: var(--warn-soft);
    color: var(--warn);
  }
  .warning-note ui-icon {
    margin-top: 0.2rem;
  }
`;

/** A sentence that somebody should read before going on. Needs `warningNoteStyles`. */
export function warningNote(words: string): TemplateResult {
  return html`<p class="warning-note"><ui-icon name="triangle-alert"></ui-icon><span>${words}</span></p>`;
}
