import type { Language } from "../../domain/model/language.ts";
import type { DraftContent } from "./draft-content.ts";

/**
 * A change of what is written. `run` names what is being typed into: changes of one run that follow each other soon are undone together; an
 * empty run stands alone. `slide` and `language` say what is looked at afterwards, if that changes.
 */
export interface Edit {
  readonly content: DraftContent;
  readonly run: string;
  readonly slide?: string;
  readonly language?: Language;
}
