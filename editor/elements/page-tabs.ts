import { css, html, nothing, type TemplateResult } from "lit";
import { type TextKey, t } from "../texts.ts";

export type PageTab<Path extends string = string> = readonly [path: Path, title: TextKey];

/** For `pageTabs`, and the line below them that says what a page is for (`class="lead"`). */
export const pageTabsStyles = css`
  .page-header {
    margin-bottom: 0.5rem;
  }
  .page-tabs {
    margin-bottom: 1.25rem;
    border-bottom: 1px solid var(--line);
  }
  .page-tabs ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
  }
  .page-tabs a {
    position: relative;
    display: flex;
    align-items: center;
    min-height: 2.5rem;
    color: var(--ink-soft);
    text-decoration: none;
  }
  .page-tabs a:hover {
    color: var(--ink);
  }
  .page-tabs a[aria-current] {
    color: var(--ink);
    font-weight: 700;
  }
  .page-tabs a[aria-current]::after {
    content: "";
    position: absolute;
    inset: auto 0 -1px 0;
    height: 3px;
    border-radius: 2px;
    background: var(--accent);
  }
  .lead {
    max-width: 46rem;
    margin-bottom: 1.25rem;
    color: var(--ink-soft);
  }
  @media (max-width: 40rem) {
    .page-tabs ul {
      gap: 0 1.125rem;
    }
  }
`;

/** The ways between pages that belong together; the one at `path` is lit. Needs `pageTabsStyles`. */
export function pageTabs<Path extends string>(label: string, tabs: readonly PageTab<Path>[], path: Path): TemplateResult {
  return html`<nav class="page-tabs" aria-label=${label}><ul>
    ${tabs.map(([to, title]) => html`<li><a href=${to} aria-current=${to === path ? "page" : nothing}>${t(title)}</a></li>`)}
  </ul></nav>`;
}
