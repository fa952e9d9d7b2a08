import { html, nothing, type TemplateResult } from "lit";
import { stateBadge } from "../announcement-look.ts";
import "../elements/ui-icon.ts";
import { t } from "../texts.ts";
import { draftTitle } from "./draft-content.ts";
import type { DraftController } from "./draft-controller.ts";
import type { PublishController } from "./publish-controller.ts";
import { saveStatus } from "./save-status.ts";
import type { UndoController } from "./undo-controller.ts";

interface Header {
  readonly draft: DraftController;
  readonly publish: PublishController;
  readonly undo: UndoController;
  readonly onDuplicate: () => void;
  readonly onHistory: () => void;
  readonly onPublish: () => void;
}

/** What it is called, how it stands, and what can be done with it as a whole. */
export function composerHeader(header: Header): TemplateResult {
  const { draft, publish } = header;
  const { base: stored, content } = draft;
  const title = draftTitle(content);
  const pending = publish.standing === "changed";
  return html`<header class="page-header">
    <a class="button quiet icon-only back" href="/announcements" aria-label=${t("composer.back")}><ui-icon name="arrow-left"></ui-icon></a>
    <div class="lead"><h1 tabindex="-1">${title || t(stored ? "announcement.untitled" : "announcements.new")}</h1>
    ${stateBadge(stored?.state ?? "draft")} ${pending ? html`<span class="badge warn">${t("composer.pending")}</span>` : nothing}
    ${saveStatus(draft.state, stored !== undefined)}</div>
    <span class="push">${undoButtons(header)} ${stored ? storedButtons(header) : nothing} ${publishButton(header)}</span>
  </header>`;
}

function undoButtons({ undo }: Header): TemplateResult {
  return html`<span class="twins">
    <button class="button quiet icon-only" type="button" aria-label=${t("undo.undo")} title=${t("undo.undo")} aria-keyshortcuts="Control+Z" ?disabled=${!undo.canUndo} @click=${undo.undo}><ui-icon name="undo-2"></ui-icon></button>
    <button class="button quiet icon-only" type="button" aria-label=${t("undo.redo")} title=${t("undo.redo")} aria-keyshortcuts="Control+Y Control+Shift+Z" ?disabled=${!undo.canRedo} @click=${undo.redo}><ui-icon name="redo-2"></ui-icon></button>
  </span>`;
}

function storedButtons({ draft, publish, onDuplicate, onHistory }: Header): TemplateResult {
  const { base: stored } = draft;
  const isOut = stored !== undefined && ["live", "scheduled"].includes(stored.state);
  return html`
    ${stored?.publishedVersion === null ? html`<button class="button icon-only" type="button" aria-label=${t("delete.title")} title=${t("action.delete")} @click=${publish.askDelete}><ui-icon name="trash"></ui-icon></button>` : nothing}
    <button class="button icon-only" type="button" aria-label=${t("duplicate.button")} title=${t("duplicate.button")} @click=${onDuplicate}><ui-icon name="copy"></ui-icon></button>
    <button class="button" type="button" @click=${onHistory}><ui-icon name="rotate-ccw-clock"></ui-icon>${t("composer.history")}</button>
    ${isOut ? html`<button class="button" type="button" @click=${publish.askWithdraw}><ui-icon name="archive-x"></ui-icon>${t("composer.withdraw")}</button>` : nothing}`;
}

function publishButton({ publish, onPublish }: Header): TemplateResult {
  const { standing } = publish;
  if (standing === "current")
    return html`<button class="button" type="button" aria-disabled="true" title=${t("composer.publishedHint")}><ui-icon name="check"></ui-icon>${t("composer.published")}</button>`;
  return html`<button class="button primary" type="button" @click=${onPublish}><ui-icon name="send"></ui-icon>${t(standing === "changed" ? "composer.publishChange" : "composer.publish")}</button>`;
}
