import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { LocalDate } from "../../domain/model/time.ts";
import type { TargetedScreen } from "../../domain/reading/legible-screens.ts";
import type { DraftContent, DraftSlide } from "../composer/draft-content.ts";

/** What the stage has said of the slide: whether it fits, its smallest running text in units, and whether that was made smaller to fit. */
export interface Fit {
  readonly fits: boolean;
  readonly runningU: number;
  readonly isShrunk: boolean;
}

/** All that the checks look at. What is undefined is not known (yet), and then nothing is said of it. */
export interface Writing {
  readonly content: DraftContent;
  readonly slide: DraftSlide;
  readonly language: Language;
  readonly media: ReadonlyMap<MediaId, Media>;
  /** The screens it is meant for; empty while it is meant for none. */
  readonly screens: readonly TargetedScreen[] | undefined;
  readonly fit: Fit | undefined;
  /** Of the words against the pixels behind them; undefined while not measured. */
  readonly contrast: number | undefined;
  /** Pictures in which text is suspected. */
  readonly textInPictures: Pick<ReadonlySet<MediaId>, "has">;
  readonly today: LocalDate;
}
