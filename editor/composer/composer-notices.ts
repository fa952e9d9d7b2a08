import { html, nothing, type TemplateResult } from "lit";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { t } from "../texts.ts";
import type { DraftController } from "./draft-controller.ts";

interface Notices {
  readonly draft: DraftController;
  /** What is missing before it may be published. */
  readonly summary: TemplateResult | typeof nothing;
  readonly onDiscard: () => void;
  readonly onDecide: () => void;
}

/** What somebody should know about what they have written: where it is, and who else writes. */
export function composerNotices({ draft, summary, onDiscard, onDecide }: Notices): TemplateResult {
  const { state: saving, problem, restored, adoptedFrom, journalFull } = draft;
  const discard =
    saving === "saved" ? nothing : html`<button class="link" type="button" @click=${onDiscard}>${t("composer.discard")}</button>`;
  const decide = html`<button class="link" type="button" @click=${onDecide}>${t("composer.decide")}</button>`;
  return html`<div class="notices" role="status">
    ${restored ? notice("calm", "rotate-ccw", t("composer.restored"), discard) : nothing}
    ${adoptedFrom ? notice("calm", "info", t("composer.adopted", { name: adoptedFrom })) : nothing}
    ${saving === "refused" ? notice("bad", "circle-alert", t("composer.refused", { reason: problemText(problem) })) : nothing}
    ${saving === "conflict" ? notice("warn", "triangle-alert", t("composer.conflict"), decide) : nothing}
    ${journalFull ? notice("warn", "triangle-alert", t("composer.journalFull")) : nothing}
    ${summary}
  </div>`;
}

function notice(
  kind: "calm" | "warn" | "bad",
  icon: "rotate-ccw" | "info" | "circle-alert" | "triangle-alert",
  words: string,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<p class="notice ${kind}"><ui-icon name=${icon}></ui-icon><span>${words}</span>${action}</p>`;
}
