import type { FitReport } from "../slides/fitted.ts";

/** A slide or takeover that could not be shown, and why. */
export interface SlideFailure {
  readonly slide: string;
  readonly message: string;
}

/** How well the words of a slide fit. */
export interface SlideFit extends FitReport {
  readonly slide: string;
}
