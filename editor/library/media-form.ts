import { html, nothing, type TemplateResult } from "lit";
import { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import "../elements/combo-field.ts";
import { textArea, textField } from "../elements/field.ts";
import { problemText } from "../elements/problem-summary.ts";
import { conflictNote } from "../stale-save.ts";
import { t } from "../texts.ts";
import { folderChoices } from "./folder-list.ts";
import { isSameFocus, type MediaInput } from "./media-input.ts";
import type { MediaSaver, SaveStatus } from "./media-saver.ts";

/** Name, description and folder, saved while somebody types; and what to do if somebody else was faster. Needs the styles of forms. */
export function mediaForm(saver: MediaSaver, groups: readonly Group[]): TemplateResult | typeof nothing {
  const { input } = saver;
  if (!input) return nothing;
  return html`<div class="form">
    ${conflictOf(saver, input, groups)}
    ${textField({
      id: "name",
      label: t("library.name"),
      value: input.name,
      maxLength: 200,
      error: saver.hasName ? undefined : t("library.nameWrong"),
      onInput: (name) => saver.change({ name }),
    })}
    ${textArea({
      id: "description",
      label: t("library.description"),
      hint: t("library.descriptionHint"),
      rows: 3,
      maxLength: 500,
      value: input.description,
      onInput: (description) => saver.change({ description }),
    })}
    <combo-field label=${t("library.folder")} .choices=${folderChoices(groups)} .value=${input.groupId ?? "none"} @combo-change=${(event: CustomEvent<string>) => saver.change({ groupId: GroupId.safeParse(event.detail).data ?? null })}></combo-field>
    <p class="saved small" role="status">${statusText(saver.status, saver.failed)}</p>
  </div>`;
}

function statusText(status: SaveStatus, failed: unknown): string {
  if (status === "failed") return problemText(failed);
  return status === "saved" ? t("library.saved") : t("library.saving");
}

function conflictOf(saver: MediaSaver, mine: MediaInput, groups: readonly Group[]): TemplateResult | typeof nothing {
  const now = saver.standing;
  if (!now) return nothing;
  const folder = groups.find(({ id }) => id === now.groupId)?.name ?? t("library.everybody");
  const line = (field: string, value: string) => t("stale.line", { field, value });
  const lines = [
    ...(now.name === mine.name ? [] : [line(t("library.name"), now.name)]),
    ...(now.description === mine.description ? [] : [line(t("library.description"), now.description)]),
    ...(now.groupId === mine.groupId ? [] : [line(t("library.folder"), folder)]),
    ...(isSameFocus(now.focus, mine.focus) ? [] : [t("library.otherFocus")]),
  ];
  return conflictNote({ lines, onTheirs: () => saver.takeTheirs(), onMine: () => saver.keepMine() });
}
