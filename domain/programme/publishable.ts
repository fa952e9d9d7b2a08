import type { FieldGap } from "../../templates/field.ts";
import type { AnnouncementContent } from "../model/announcement.ts";
import type { Issue } from "../model/problem.ts";
import { gapsOfSlide } from "./content.ts";
import { neverFires } from "./recurrence-dates.ts";

export type GapRule = FieldGap["rule"] | "title-missing" | "consent-missing" | "target-missing" | "rule-never-fires";

/** Something that must be filled in before publishing. `path` leads to it in the content; sentences for `rule` live with the texts. */
export interface Gap {
  readonly path: Issue["path"];
  readonly rule: GapRule;
}

/** Everything that is missing before the content may go to the screens, in the order of the form; empty if it may. */
export function findGaps(content: AnnouncementContent): readonly Gap[] {
  return [...slideGaps(content), ...scheduleGaps(content), ...targetGaps(content)];
}

function slideGaps({ slides, languages }: AnnouncementContent): readonly Gap[] {
  return slides.flatMap((slide, index) => {
    const at = ["slides", index, "fields"] as const;
    const gaps = gapsOfSlide(slide, languages).map(({ path, rule }): Gap => ({ path: [...at, ...path], rule: named(path, rule) }));
    const isUnasked = slide.template === "person" && !slide.fields.consent;
    return isUnasked ? [...gaps, { path: [...at, "consent"], rule: "consent-missing" } as const] : gaps;
  });
}

/** A missing title is the gap everybody meets first: it has a sentence of its own. */
function named([field, ...rest]: FieldGap["path"], rule: FieldGap["rule"]): GapRule {
  return field === "title" && rest.length === 1 ? "title-missing" : rule;
}

function scheduleGaps({ schedule }: AnnouncementContent): readonly Gap[] {
  return schedule.windows.flatMap(({ days }, index): readonly Gap[] => {
    if (days.kind !== "rule" || !neverFires(days.rule, days.anchor)) return [];
    return [{ path: ["schedule", "windows", index, "days", "rule"], rule: "rule-never-fires" }];
  });
}

function targetGaps({ targets }: AnnouncementContent): readonly Gap[] {
  return targets.length === 0 ? [{ path: ["targets"], rule: "target-missing" }] : [];
}
