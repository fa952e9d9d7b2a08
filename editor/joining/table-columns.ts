import { css, html, type TemplateResult } from "lit";
import { TABLE_HEADINGS, type TableColumn } from "../../domain/model/screen-table.ts";
import { currentLanguage, t } from "../texts.ts";

/** In the order in which people fill them in. */
const COLUMNS: readonly TableColumn[] = ["name", "site", "groups", "theme", "rotation", "diagonal", "reader", "horizon", "code", "id"];

export const tableColumnsStyles = css`
  .columns {
    display: grid;
    gap: 0.75rem;
    padding: 1.25rem 1.375rem;
  }
  .columns dl {
    display: grid;
  }
  .columns dl div {
    display: grid;
    grid-template-columns: minmax(0, 17rem) minmax(0, 1fr);
    gap: 0.125rem 1.25rem;
    padding: 0.5rem 0;
    border-top: 1px solid var(--line);
  }
  .columns dt {
    font-weight: 700;
  }
  @media (max-width: 40rem) {
    .columns {
      padding: 1rem;
    }
    .columns dl div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** Says which columns a table of screens may have. Needs `tableColumnsStyles` and the styles of `style/notes.ts`. */
export function tableColumns(): TemplateResult {
  const headings = TABLE_HEADINGS[currentLanguage()];
  return html`<section class="card columns" aria-labelledby="columns">
    <h2 id="columns">${t("import.columns")}</h2>
    <p class="soft">${t("import.columnsHint")}</p>
    <dl>${COLUMNS.map((column) => html`<div><dt>${headings[column]}</dt><dd class="soft">${t(`import.column.${column}`)}</dd></div>`)}</dl>
  </section>`;
}
