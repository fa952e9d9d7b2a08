import * as z from "zod/mini";
import type { GroupId, SiteId } from "../../domain/model/id.ts";
import { ScreenDraft, type ScreenProgramme, type Theme, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { issueOf } from "../elements/problem-summary.ts";
import { t } from "../texts.ts";
import { type DisplayFault, type DisplayInput, displayFaults, readDisplay, USUAL_DISPLAY_INPUT } from "./display-input.ts";
import { readViewing, UNMEASURED, type ViewingInput } from "./viewing-input.ts";

/** What is typed about a screen; a draft only once it is complete. */
export interface ScreenInput {
  readonly name: string;
  readonly siteId: SiteId | "";
  readonly groupIds: readonly GroupId[];
  readonly theme: Theme;
  readonly programme: ScreenProgramme;
  readonly viewing: ViewingInput;
  readonly display: DisplayInput;
}

export type ScreenFieldName = "name" | "siteId" | "viewing" | DisplayFault;
export type ScreenErrors = Partial<Record<ScreenFieldName, string>>;

export const EMPTY_SCREEN: ScreenInput = {
  name: "",
  siteId: "",
  groupIds: [],
  theme: "paper",
  programme: USUAL_PROGRAMME,
  viewing: UNMEASURED,
  display: USUAL_DISPLAY_INPUT,
};

export function readScreen(input: ScreenInput) {
  const viewing = readViewing(input.viewing);
  // What cannot be read is no viewing, so that the draft is refused for it.
  return z.safeParse(ScreenDraft, { ...input, viewing: viewing === undefined ? {} : viewing, display: readDisplay(input.display) });
}

/** What is still wrong by field: from our own check if it was asked for, and from the server's refusal. */
export function screenErrors(input: ScreenInput, checked: boolean, failed: unknown): ScreenErrors {
  const issues = checked ? (readScreen(input).error?.issues ?? []) : [];
  const faults = checked ? displayFaults(input.display) : [];
  const isWrong = (field: ScreenFieldName) => issues.some(({ path }) => path[0] === field) || issueOf(failed, field) !== undefined;
  return {
    ...(isWrong("name") ? { name: t("screen.nameWrong") } : {}),
    ...(isWrong("siteId") ? { siteId: t("screen.siteWrong") } : {}),
    ...(isWrong("viewing") ? { viewing: t("viewing.wrong") } : {}),
    ...(faults.includes("overscan") ? { overscan: t("display.overscanWrong") } : {}),
    ...(faults.includes("bezels") ? { bezels: t("display.bezelWrong") } : {}),
    ...(faults.includes("brightness") ? { brightness: t("display.percentWrong") } : {}),
  };
}
