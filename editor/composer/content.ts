import { AnnouncementContent, type Variant } from "../../domain/model/announcement.ts";
import type { Language } from "../../domain/model/language.ts";
import { scheduleFromJournal } from "../schedule/typed-schedule.ts";

/** An announcement nobody has written anything into yet. */
export function emptyContent(): AnnouncementContent {
  return {
    template: "text",
    category: "general",
    variants: [emptyVariant("de")],
    picture: null,
    fields: {},
    targets: [],
    schedule: { from: null, until: null, windows: [] },
    precedence: "normal",
    weight: 1,
    dwellMs: null,
  };
}

export function emptyVariant(language: Language): Variant {
  return { language, title: "", body: "", alt: "" };
}

/** The content with one variant changed. */
export function withVariant(content: AnnouncementContent, index: number, change: Partial<Variant>): AnnouncementContent {
  return { ...content, variants: content.variants.map((variant, at) => (at === index ? { ...variant, ...change } : variant)) };
}

/** The content as the server would store it, or undefined while it breaks a rule. */
export function storable(content: AnnouncementContent): AnnouncementContent | undefined {
  const parsed = AnnouncementContent.safeParse(content);
  return parsed.success ? parsed.data : undefined;
}

/** Whether two contents mean the same: what the server trims makes no difference. */
export function isSameContent(a: AnnouncementContent, b: AnnouncementContent): boolean {
  return canonical(storable(a) ?? a) === canonical(storable(b) ?? b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What was typed, read back from the journal: rules of length and order may be broken, the shape may not. */
export function contentFromJournal(value: unknown): AnnouncementContent | undefined {
  const strict = AnnouncementContent.safeParse(value);
  if (strict.success) return strict.data;
  const shaped = AnnouncementContent.safeParse(withoutBrokenRules(value));
  return shaped.success && typeof value === "object" ? { ...shaped.data, ...keepTyped(value, shaped.data) } : undefined;
}

/** Ends before beginnings and windows without a day are the broken rules a form can hold; the rest the controls do not allow. */
function withoutBrokenRules(value: unknown): unknown {
  return typeof value === "object" && value !== null ? { ...value, schedule: { from: null, until: null, windows: [] } } : value;
}

function keepTyped(value: object | null, { schedule }: AnnouncementContent): Pick<AnnouncementContent, "schedule"> {
  const typed = value && "schedule" in value ? value.schedule : undefined;
  return { schedule: scheduleFromJournal(typed) ?? schedule };
}
