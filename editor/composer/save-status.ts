import { html, type TemplateResult } from "lit";
import type { IconName } from "../elements/icon-names.ts";
import "../elements/ui-icon.ts";
import { type TextKey, t } from "../texts.ts";
import type { SaveState } from "./save-state.ts";

interface Status {
  readonly icon: IconName;
  readonly text: TextKey;
  readonly kind: "" | "warn" | "bad";
}

const STATUS = {
  saved: { icon: "cloud-check", text: "save.saved", kind: "" },
  typing: { icon: "pencil", text: "save.typing", kind: "" },
  saving: { icon: "refresh-cw", text: "save.saving", kind: "" },
  waiting: { icon: "cloud-off", text: "save.waiting", kind: "warn" },
  invalid: { icon: "circle-alert", text: "save.invalid", kind: "warn" },
  refused: { icon: "circle-alert", text: "save.refused", kind: "bad" },
  conflict: { icon: "triangle-alert", text: "save.conflict", kind: "warn" },
} as const satisfies Record<SaveState, Status>;

/** Where what was typed is now. Screen readers hear the lasting states, not every keystroke. */
export function saveStatus(state: SaveState, known: boolean): TemplateResult {
  if (state === "saved" && !known) return html``;
  const { icon, text, kind } = STATUS[state];
  const lasting = state !== "typing" && state !== "saving";
  return html`<span class="save-status ${kind}" data-state=${state}><ui-icon name=${icon}></ui-icon><span aria-live=${lasting ? "polite" : "off"}>${t(text)}</span></span>`;
}
