import * as z from "zod/mini";
import { MediaId } from "./id.ts";
import { Rendition } from "./media.ts";
import { Instant, LocalTime } from "./time.ts";

/** `#rrggbb` in small letters. */
export const Colour = z.string().check(z.toLowerCase(), z.regex(/^#[0-9a-f]{6}$/));
export type Colour = z.infer<typeof Colour>;

/** Typefaces that screens carry with them: Atkinson Hyperlegible Next, Noto Sans, Noto Serif. */
export const TYPEFACES = ["atkinson", "noto-sans", "noto-serif"] as const;
export const Typeface = z.enum(TYPEFACES);
export type Typeface = z.infer<typeof Typeface>;

/** Paper or night: as each screen is set, always one of them, or night between two times of the site's clock (over midnight if `until` is not after `from`). */
export const Tone = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["screen", "paper", "night"]) }),
  z.strictObject({ kind: z.literal("by-hours"), nightFrom: LocalTime, nightUntil: LocalTime }),
]);
export type Tone = z.infer<typeof Tone>;

const short = (maxLength: number) => z.string().check(z.trim(), z.maxLength(maxLength), z.regex(/^[^\p{Cc}]*$/u));

/** The bar above the slides. `note` is a short line between place and clock, such as the weather. */
export const LookHeader = z.strictObject({
  shown: z.boolean(),
  place: z.boolean(),
  date: z.boolean(),
  clock: z.boolean(),
  note: short(60),
});
export type LookHeader = z.infer<typeof LookHeader>;

/** The strip under the slides: a bar for each slide of the loop, and a line such as the organisation's address. */
export const LookFooter = z.strictObject({ progress: z.boolean(), text: short(100) });
export type LookFooter = z.infer<typeof LookFooter>;

/** One line at a time above the footer. It flips from one to the next and never scrolls. */
export const Ticker = z.array(short(120).check(z.minLength(1))).check(z.maxLength(10));

/**
 * How the screens of a group, or of the whole organisation, look. `accent` replaces the colours of the categories; null keeps them. Its
 * contrast on the papers it is shown on is at least 4.5 (`domain/reading/look-contrast.ts`). `safeAreaPercent` keeps everything away from the
 * edges of panels that cut them off.
 */
export const Look = z.strictObject({
  logo: z.nullable(MediaId),
  accent: z.nullable(Colour),
  typeface: Typeface,
  tone: Tone,
  header: LookHeader,
  footer: LookFooter,
  ticker: Ticker,
  safeAreaPercent: z.number().check(z.minimum(0), z.maximum(8)),
});
export type Look = z.infer<typeof Look>;

/** What the whole organisation has until somebody has set it up. */
export const USUAL_LOOK: Look = {
  logo: null,
  accent: null,
  typeface: "atkinson",
  tone: { kind: "screen" },
  header: { shown: true, place: true, date: true, clock: true, note: "" },
  footer: { progress: true, text: "" },
  ticker: [],
  safeAreaPercent: 0,
};

/** When a screen is in night tone although its theme is paper. Half-open, sorted, apart. */
export const Night = z.strictObject({ fromMs: Instant, untilMs: Instant });
export type Night = z.infer<typeof Night>;

/** A look on its way to the glass: its logo as files, its accent as it can be read on each paper, its hours as instants of the playlist. */
export const PlayedLook = z.strictObject({
  logo: z.readonly(z.array(Rendition)),
  accents: z.nullable(z.strictObject({ paper: Colour, night: Colour })),
  typeface: Typeface,
  header: LookHeader,
  footer: LookFooter,
  ticker: z.readonly(Ticker),
  safeAreaPercent: z.number(),
  nights: z.readonly(z.array(Night)),
});
export type PlayedLook = z.infer<typeof PlayedLook>;
