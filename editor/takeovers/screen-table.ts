import { css, html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { TakeoverScreen } from "../../domain/model/takeover.ts";
import "../elements/ui-icon.ts";
import { currentLanguage, t } from "../texts.ts";
import { REACH_LOOKS } from "./takeover-look.ts";

/** "nach 0,4 s": how long a screen took; a dash if nothing was painted. */
export function tookText({ afterMs }: Pick<TakeoverScreen, "afterMs">): string {
  return afterMs === null ? "–" : t("takeover.after", { seconds: tenths(afterMs) });
}

/** Seconds to the tenth, always with it, so that a column of them can be compared: "1,0". */
export function tenths(ms: number): string {
  const format = new Intl.NumberFormat(currentLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return format.format(Math.max(0, ms) / 1000);
}

/** Every screen of a takeover, what it answered and how fast. Needs `takeoverStyles`. */
export function screenTable(screens: readonly TakeoverScreen[], { links }: { readonly links: boolean }): TemplateResult {
  return html`<table class="screens">
    <thead><tr><th scope="col">${t("takeover.screen")}</th><th scope="col">${t("takeover.site")}</th><th scope="col">${t("takeover.answer")}</th><th scope="col" class="took">${t("takeover.took")}</th></tr></thead>
    <tbody>${repeat(
      screens,
      ({ screenId }) => screenId,
      (screen) => line(screen, links),
    )}</tbody>
  </table>`;
}

function line(screen: TakeoverScreen, links: boolean): TemplateResult {
  const { kind, icon } = REACH_LOOKS[screen.reach];
  return html`<tr>
    <th scope="row">${links ? html`<a href="/screens/${screen.screenId}">${screen.name}</a>` : screen.name}</th>
    <td class="site">${screen.siteName}</td>
    <td><span class="mark ${kind}"><ui-icon name=${icon}></ui-icon>${t(`takeover.reached.${screen.reach}`)}</span></td>
    <td class="took numbers">${tookText(screen)}</td>
  </tr>`;
}

export const tableStyles = css`
  .screens {
    width: 100%;
    border-collapse: collapse;
    text-align: left;
  }
  .screens :is(th, td) {
    padding: 0.5rem 0.75rem;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .screens :is(th, td):first-child {
    padding-left: 0;
  }
  .screens thead th {
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
  .screens tbody th {
    font-weight: 700;
  }
  .screens .took {
    text-align: right;
    white-space: nowrap;
    padding-right: 0;
  }
  @media (max-width: 34rem) {
    .screens :is(th, td) {
      padding-inline: 0.375rem;
    }
    .screens tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      padding-block: 0.5rem;
      border-bottom: 1px solid var(--line);
    }
    .screens thead {
      position: absolute;
      clip-path: inset(50%);
    }
    .screens :is(th, td) {
      border: 0;
      padding: 0;
    }
    .screens td.site {
      grid-row: 2;
      color: var(--ink-soft);
      font-size: 0.875rem;
    }
    .screens .mark {
      float: right;
    }
  }
`;
