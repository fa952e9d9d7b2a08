import { html, type TemplateResult } from "lit";
import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import "../elements/group-picker.ts";
import "../elements/ui-dialog.ts";
import type { GalleryChoice } from "../gallery/begin.ts";
import "../gallery/template-gallery.ts";
import "../schedule/schedule-dialog.ts";
import { t } from "../texts.ts";
import "./conflict-dialog.ts";
import type { DraftController } from "./draft-controller.ts";
import type { Earlier } from "./history-drawer.ts";
import "./history-drawer.ts";

/** The one that is open; only one is at a time. */
export type OpenDialog = "none" | "groups" | "schedule" | "history" | "gallery";

interface Dialogs {
  readonly open: OpenDialog;
  readonly draft: DraftController;
  readonly groups: readonly Group[];
  readonly reached: number | undefined;
  readonly deciding: boolean;
  readonly onClose: () => void;
  readonly onTargets: (targets: GroupId[]) => void;
  readonly onSchedule: (schedule: Schedule) => void;
  readonly onSlide: (choice: GalleryChoice) => void;
  readonly onLook: (version: Earlier) => void;
  readonly onCompare: (version: Earlier) => void;
  readonly onRestore: (version: Earlier) => void;
  readonly onTheirs: () => void;
  readonly onDecideLater: () => void;
}

/** Everything of the composer that opens over it. */
export function composerDialogs(dialogs: Dialogs): TemplateResult {
  const { open, draft, onClose, onSchedule } = dialogs;
  return html`
    ${groupsDialog(dialogs)}
    <schedule-dialog .open=${open === "schedule"} .schedule=${draft.content.schedule} @schedule-change=${({ detail }: CustomEvent<Schedule>) => onSchedule(detail)} @dialog-close=${onClose}></schedule-dialog>
    <ui-dialog wide .open=${open === "gallery"} heading=${t("slides.addTitle")} @dialog-close=${onClose}>
      ${open === "gallery" ? html`<template-gallery small @gallery-choose=${({ detail }: CustomEvent<GalleryChoice>) => dialogs.onSlide(detail)}></template-gallery>` : ""}
    </ui-dialog>
    ${history(dialogs)}
    <conflict-dialog
      .open=${dialogs.deciding}
      .mine=${draft.content}
      .theirs=${draft.theirs}
      @keep-mine=${() => draft.keepMine()}
      @take-theirs=${dialogs.onTheirs}
      @dialog-close=${dialogs.onDecideLater}
    ></conflict-dialog>
  `;
}

function groupsDialog({ open, draft, groups, reached, onClose, onTargets }: Dialogs): TemplateResult {
  return html`<ui-dialog .open=${open === "groups"} heading=${t("groups.choose")} @dialog-close=${onClose}>
    <group-picker autofocus .groups=${groups} .chosen=${draft.content.targets} @groups-change=${({ detail }: CustomEvent<GroupId[]>) => onTargets(detail)}></group-picker>
    <button slot="actions" class="button primary" type="button" @click=${onClose}>${t("groups.done", { count: reached ?? 0 })}</button>
  </ui-dialog>`;
}

function history({ open, draft, onClose, onLook, onCompare, onRestore }: Dialogs): TemplateResult {
  return html`<history-drawer
    .open=${open === "history"}
    .announcementId=${draft.id}
    .newest=${draft.base?.version ?? 0}
    .aside=${draft.aside}
    @drawer-close=${onClose}
    @version-look=${({ detail }: CustomEvent<Earlier>) => onLook(detail)}
    @version-compare=${({ detail }: CustomEvent<Earlier>) => onCompare(detail)}
    @version-restore=${({ detail }: CustomEvent<Earlier>) => onRestore(detail)}
  ></history-drawer>`;
}
