import { css, html, nothing, type TemplateResult } from "lit";
import { type TextKey, t } from "../texts.ts";

const PAGES = [
  ["/incidents", "incidents.title"],
  ["/alerts/rules", "alerts.rules"],
  ["/alerts/channels", "alerts.channels"],
  ["/alerts/maintenance", "alerts.maintenance"],
] as const satisfies readonly (readonly [path: string, title: TextKey])[];

/** What all pages about alerts share: the way from one to the other, and the line that says what a page is for. */
export const alertsStyles = css`
  .page-header {
    margin-bottom: 0.5rem;
  }
  .alerts-nav {
    margin-bottom: 1.25rem;
    border-bottom: 1px solid var(--line);
  }
  .alerts-nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
  }
  .alerts-nav a {
    position: relative;
    display: flex;
    align-items: center;
    min-height: 2.5rem;
    color: var(--ink-soft);
    text-decoration: none;
  }
  .alerts-nav a:hover {
    color: var(--ink);
  }
  .alerts-nav a[aria-current] {
    color: var(--ink);
    font-weight: 700;
  }
  .alerts-nav a[aria-current]::after {
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
    .alerts-nav ul {
      gap: 0 1.125rem;
    }
  }
`;

/** The ways between the pages about alerts; the one at `path` is lit. Needs `alertsStyles`. */
export function alertsNav(path: (typeof PAGES)[number][0]): TemplateResult {
  return html`<nav class="alerts-nav" aria-label=${t("alerts.nav")}><ul>
    ${PAGES.map(([to, title]) => html`<li><a href=${to} aria-current=${to === path ? "page" : nothing}>${t(title)}</a></li>`)}
  </ul></nav>`;
}
