import type { LitElement } from "lit";
import "./ui-dialog.ts";

/** Puts the focus on the first field of a dialog once it is open: whoever opens a form wants to type. Text that stands there is selected. */
export async function focusField(host: LitElement, selector: string): Promise<void> {
  await host.updateComplete;
  await host.renderRoot.querySelector<LitElement>("ui-dialog")?.updateComplete;
  const field = host.renderRoot.querySelector<HTMLElement>(selector);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
