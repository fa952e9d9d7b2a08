import { css, html, type LitElement, type TemplateResult } from "lit";
import "./ui-icon.ts";
import { t } from "../texts.ts";

export const dialogStyles = css`
  .under-pair {
    margin-top: -0.75rem;
  }
  .remove {
    margin-right: auto;
    padding-inline: 0.75rem;
  }
  @media (max-width: 30rem) {
    .remove span {
      display: none;
    }
  }
`;

/** The button at the left of a dialog's actions that does away with what it is about; `name` says what that is. */
export function removeButton(name: string, onClick: () => void): TemplateResult {
  return html`<button slot="actions" class="button quiet remove" type="button" aria-label=${name} @click=${onClick}><ui-icon name="trash"></ui-icon><span>${t("action.delete")}</span></button>`;
}

/** Puts the focus on the first thing that is wrong in a form. */
export async function focusFault(host: LitElement): Promise<void> {
  await host.updateComplete;
  host.renderRoot
    .querySelector<HTMLElement>('[role="alert"], [aria-invalid="true"], combo-field[error]:not([error=""]), .error[tabindex]')
    ?.focus();
}
