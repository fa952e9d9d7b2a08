import type { FieldGap } from "../../templates/field.ts";
import type { AnnouncementContent } from "../model/announcement.ts";
import type { MediaId } from "../model/id.ts";
import type { Issue } from "../model/problem.ts";
import { gapsOfSlide, mediaPlacesOfSlide } from "./content.ts";
import { neverFires } from "./recurrence-dates.ts";
import { countParts, countShownSlides, MOST_SHOWN_SLIDES } from "./slide-count.ts";

export type GapRule =
  | FieldGap["rule"]
  | "title-missing"
  | "picture-deleted"
  | "media-deleted"
  | "too-many-slides"
  | "consent-missing"
  | "target-missing"
  | "rule-never-fires";

/**
 * Something that must be put right before publishing. `path` leads to it in the content; sentences for `rule` live with the texts. `count` says
 * how many there are where there are too many.
 */
export interface Gap {
  readonly path: Issue["path"];
  readonly rule: GapRule;
  readonly count?: number;
}

/** What publishing asks of something in the library: how many pages it has, or that it was taken out. */
export type LibraryFact = { readonly pages: number } | "deleted";
/** By id. What is not named is not known and not judged. */
export type LibraryFacts = ReadonlyMap<MediaId, LibraryFact>;
const NOTHING_KNOWN: LibraryFacts = new Map();

/** Everything that is missing before the content may go to the screens, in the order of the form; empty if it may. */
export function findGaps(content: AnnouncementContent, library = NOTHING_KNOWN): readonly Gap[] {
  return [
    ...slideGaps(content),
    ...deletedGaps(content, library),
    ...lengthGaps(content, library),
    ...scheduleGaps(content),
    ...targetGaps(content),
  ];
}

function deletedGaps({ slides }: AnnouncementContent, library: LibraryFacts): readonly Gap[] {
  return slides.flatMap((slide, index) =>
    mediaPlacesOfSlide(slide)
      .filter(({ mediaId }) => library.get(mediaId) === "deleted")
      .map(({ path, kind }): Gap => {
        return { path: ["slides", index, "fields", ...path], rule: kind === "picture" ? "picture-deleted" : "media-deleted" };
      }),
  );
}

/** Leads to the slide that most of them come from. */
function lengthGaps(content: AnnouncementContent, library: LibraryFacts): readonly Gap[] {
  const pagesOf = (id: MediaId) => {
    const fact = library.get(id);
    return fact === undefined || fact === "deleted" ? 0 : fact.pages;
  };
  const count = countShownSlides(content, pagesOf);
  if (count <= MOST_SHOWN_SLIDES) return [];
  const parts = content.slides.map((slide) => countParts(slide, pagesOf));
  const longest = parts.indexOf(Math.max(...parts));
  const field = content.slides[longest]?.template === "document" ? "document" : "photos";
  return [{ path: ["slides", longest, "fields", field], rule: "too-many-slides", count }];
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
