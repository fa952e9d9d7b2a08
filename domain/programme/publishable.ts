import type { AnnouncementContent } from "../model/announcement.ts";
import type { Issue } from "../model/problem.ts";
import { neverFires } from "./recurrence-dates.ts";
import { shownPicture } from "./shown-picture.ts";

export type GapRule = "title-missing" | "alt-missing" | "target-missing" | "picture-missing" | "rule-never-fires";

/** Something that must be filled in before publishing. `path` leads to it in the content; sentences for `rule` live with the texts. */
export interface Gap {
  readonly path: Issue["path"];
  readonly rule: GapRule;
}

/** Everything that is missing before the content may go to the screens, in the order of the form; empty if it may. */
export function findGaps(content: AnnouncementContent): readonly Gap[] {
  const picture = shownPicture(content);
  const needsAlt = picture !== null && !picture.decorative;
  const gaps: Gap[] = [];
  content.variants.forEach(({ title, alt }, index) => {
    if (title.trim() === "") gaps.push({ path: ["variants", index, "title"], rule: "title-missing" });
    if (needsAlt && alt.trim() === "") gaps.push({ path: ["variants", index, "alt"], rule: "alt-missing" });
  });
  if (content.template === "text-image" && picture === null) gaps.push({ path: ["picture"], rule: "picture-missing" });
  content.schedule.windows.forEach(({ days }, index) => {
    if (days.kind !== "rule" || !neverFires(days.rule, days.anchor)) return;
    gaps.push({ path: ["schedule", "windows", index, "days", "rule"], rule: "rule-never-fires" });
  });
  if (content.targets.length === 0) gaps.push({ path: ["targets"], rule: "target-missing" });
  return gaps;
}
