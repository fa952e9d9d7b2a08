import { html, nothing, type TemplateResult } from "lit";
import { type Issue, Problem } from "../../domain/model/problem.ts";
import { type TextKey, t } from "../texts.ts";
import "./ui-icon.ts";

/** What went wrong in a sentence the user can act on. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) return t("problem.internal");
  if (error.code === "too-many-requests") return t("problem.too-many-requests", { seconds: error.extras.retryAfterSeconds ?? 60 });
  return t(`problem.${error.code}` satisfies TextKey);
}

/** The first issue about a field, by the name that starts its path. */
export function issueOf(error: unknown, field: string): Issue | undefined {
  if (!(error instanceof Problem)) return undefined;
  return error.extras.issues?.find((issue) => issue.path[0] === field);
}

/** One line of the summary: what is wrong, and the id of the field where it can be put right. */
export interface SummaryLine {
  readonly text: string;
  readonly fieldId?: string;
}

/**
 * The summary of errors above a form. Call `focusSummary` after drawing it. Its links move the focus to the fields, which must be in the
 * same root.
 */
export function problemSummary(heading: string, lines: readonly SummaryLine[]): TemplateResult | typeof nothing {
  if (heading === "") return nothing;
  return html`<div class="problem-summary" role="alert" tabindex="-1">
    <ui-icon name="circle-alert"></ui-icon>
    <div>
      <p><strong>${heading}</strong></p>
      ${lines.length > 0 ? html`<ul>${lines.map((line) => html`<li>${line.fieldId ? html`<a href="#${line.fieldId}" @click=${focusField}>${line.text}</a>` : line.text}</li>`)}</ul>` : nothing}
    </div>
  </div>`;
}

export function focusSummary(root: ParentNode): void {
  root.querySelector<HTMLElement>(".problem-summary")?.focus();
}

function focusField(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement)) return;
  const root = link.getRootNode();
  if (root instanceof Document || root instanceof ShadowRoot) root.getElementById(link.hash.slice(1))?.focus();
}
