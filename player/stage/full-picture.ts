import { html, type TemplateResult } from "lit";
import type { ScreenCard } from "../../domain/api/player-events.ts";
import type { FitReport, Format } from "../slides/fitted.ts";
import { houseSlide } from "../slides/house.ts";
import "../slides/takeover.ts";
import { clockText, type WallTime, wallTime } from "../time/wall-time.ts";
import { isTakeover, type TakeoverSlide } from "./shown.ts";

interface FullFacts {
  readonly phase: string;
  readonly card: ScreenCard | null;
  readonly format: Format;
  readonly now: WallTime;
  readonly atMs: number;
  /** What clocks on the wall read at an instant. */
  readonly wallMs: (atMs: number) => number;
  readonly onReady: () => void;
  readonly onFailed: (event: CustomEvent<string>) => void;
  readonly onFitted: (event: CustomEvent<FitReport>) => void;
}

/** What covers the whole glass: a takeover, the house slide, or darkness. */
export function fullPicture(shown: TakeoverSlide | "house" | "off", facts: FullFacts): TemplateResult {
  const phase = `layer full ${facts.phase}`;
  if (isTakeover(shown))
    return html`<aushang-takeover class=${phase} aria-hidden=${!facts.phase.startsWith("shown")} .shown=${shown} .format=${facts.format} .atMs=${facts.atMs}
      .since=${clockText(wallTime(facts.wallMs(shown.takeover.fromMs)))}
      @slide-ready=${facts.onReady}
      @slide-failed=${facts.onFailed}
      @slide-fitted=${facts.onFitted}
    ></aushang-takeover>`;
  if (shown === "off") return html`<div class="${phase} off"></div>`;
  const { place = "", organisation = "", language = "de" } = facts.card ?? {};
  return html`<div class=${phase}>${houseSlide({ place, organisation, language, now: facts.now })}</div>`;
}
