import { api, userAction } from "../api-client.ts";
import { problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { navigate } from "../router.ts";
import { t } from "../texts.ts";
import { duplicated } from "./content.ts";
import { type DraftContent, soundContent } from "./draft-content.ts";

/** Makes a draft like an announcement and opens it. Nothing of it is on the screens until it is published. */
export async function duplicate(content: DraftContent): Promise<void> {
  try {
    const { id } = await api.announcements.create(soundContent(duplicated(content)), { context: userAction() });
    navigate(`/announcements/${id}`);
    toast({ text: t("duplicate.done"), kind: "good" });
  } catch (error) {
    toast({ text: problemText(error), kind: "bad" });
  }
}
