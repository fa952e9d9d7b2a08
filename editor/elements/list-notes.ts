import { html, nothing, type TemplateResult } from "lit";
import { t } from "../texts.ts";
import { problemText } from "./problem-summary.ts";
import "./ui-icon.ts";

/** The line of a list that could not be loaded, with a way to try again. Needs the styles of `style/notes.ts`. */
export function listFailure(error: unknown, tryAgain: () => unknown): TemplateResult | typeof nothing {
  if (error === undefined) return nothing;
  return html`<div class="problem-summary" role="alert">
    <ui-icon name="circle-alert"></ui-icon>
    <p>${problemText(error)} <button class="link" type="button" @click=${tryAgain}>${t("action.tryAgain")}</button></p>
  </div>`;
}

export function listLoading(): TemplateResult {
  return html`<p class="soft" role="status">${t("list.loading")}</p>`;
}

/** The button below a list that goes on. Needs the styles of `style/rows.ts`. */
export function listMore(nextCursor: string | null, more: () => unknown): TemplateResult | typeof nothing {
  return nextCursor === null
    ? nothing
    : html`<p class="more"><button class="button" type="button" @click=${more}>${t("action.more")}</button></p>`;
}

/** A search box with its label for screen readers. */
export function searchBox(label: string, value: string, onInput: (event: Event) => void): TemplateResult {
  return html`<div class="search-box">
    <label class="hidden-text" for="search">${label}</label>
    <ui-icon name="search"></ui-icon>
    <input class="control" id="search" type="search" placeholder=${label} .value=${value} @input=${onInput} />
  </div>`;
}
