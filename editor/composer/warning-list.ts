import { css, html, nothing, type TemplateResult } from "lit";
import type { Warning } from "../../domain/api/announcements.ts";
import "../elements/ui-icon.ts";
import { currentLanguage, t } from "../texts.ts";
import { minutesWords } from "./preview-words.ts";

export const warningStyles = css`
  .warnings {
    display: grid;
    gap: 0.5rem;
  }
  p + .warnings {
    margin-top: 0.875rem;
  }
  .warnings li {
    display: flex;
    gap: 0.5rem;
    align-items: start;
    color: var(--warn);
  }
  .warnings ui-icon {
    margin-top: 0.125rem;
  }
  .warnings a,
  .warnings .link {
    color: var(--ink);
  }
`;

/** Stands in a sentence where the others are named. */
const MARK = "\u0000";

/** Where each can be mended: the id of a control of the composer's form. */
const MENDED_AT = {
  "loop-too-long": "dwell-own",
  "shown-nowhere": "targets",
  "never-soon": "schedule",
  "quiet-hours-only": "schedule",
  "displaced-everywhere": "precedence",
} as const satisfies Record<Exclude<Warning["rule"], "twin">, string>;
export type MendedAt = (typeof MENDED_AT)[keyof typeof MENDED_AT];

/** Warnings as sentences, each with what mends it. They never forbid anything. Needs `warningStyles` and the styles of `style/buttons.ts`. */
export function warningList(warnings: readonly Warning[], mend: (fieldId: MendedAt) => void): TemplateResult | typeof nothing {
  if (warnings.length === 0) return nothing;
  return html`<ul class="warnings" aria-label=${t("warning.label")}>
    ${warnings.map(
      (warning) =>
        html`<li><ui-icon name="triangle-alert"></ui-icon><span>${sentence(warning)} ${
          warning.rule === "twin" ? nothing : button(warning.rule, mend)
        }</span></li>`,
    )}
  </ul>`;
}

function button(rule: keyof typeof MENDED_AT, mend: (fieldId: MendedAt) => void): TemplateResult {
  return html`<button class="link" type="button" @click=${() => mend(MENDED_AT[rule])}>${t(`warning.mend.${rule}`)}</button>`;
}

/** The other announcements are links, so the sentence is put together around them. */
function sentence({ rule, screens, others, loopMs }: Warning): TemplateResult {
  const [before = "", after] = t(`warning.${rule}`, { screens, others: MARK, loop: minutesWords(loopMs ?? 0) }).split(MARK);
  if (after === undefined) return html`${before}`;
  const parts = new Intl.ListFormat(currentLanguage(), { type: "conjunction" }).formatToParts(others.map(({ title }) => title));
  let next = 0;
  return html`${before}${parts.map(({ type, value }) => (type === "element" ? link(others[next++]) : value))}${after}`;
}

function link(other: Warning["others"][number] | undefined): TemplateResult | typeof nothing {
  return other ? html`<a href="/announcements/${other.id}">${other.title || t("announcement.untitled")}</a>` : nothing;
}
