import { html, nothing, type TemplateResult } from "lit";
import type { ScreenCard } from "../../domain/api/player-events.ts";
import type { PlayedLook } from "../../domain/model/look.ts";
import type { Turn } from "../../domain/programme/playback.ts";
import type { Format } from "../slides/fitted.ts";
import { clockText, dateText, type WallTime } from "../time/wall-time.ts";
import { tickerLine } from "./look.ts";
import { progressBars } from "./progress.ts";

interface HeaderFacts {
  readonly look: PlayedLook;
  readonly card: ScreenCard | null;
  readonly now: WallTime;
  readonly logoUrl: string | null;
}

/** How the room for the slides is cut, by what the look puts around them. */
export function surroundClass({ header }: PlayedLook, lines: number): string {
  return `area ${header.shown ? "" : "headless"} ${lines > 0 ? "lined" : ""}`;
}

/** The bar above the slides, with what the look wants of it. A logo says whose it is: then the name does not. */
export function headerBar({ look, card, now, logoUrl }: HeaderFacts): TemplateResult | typeof nothing {
  const { shown, place, date, clock, note } = look.header;
  if (!shown) return nothing;
  const language = card?.language ?? "de";
  return html`<header lang=${language}>
    ${logoUrl === null ? nothing : html`<img class="logo" src=${logoUrl} alt="" />`}
    <div class="place">${card && place ? html`<b>${card.place}</b>${logoUrl === null ? html`<span class="muted">${card.organisation}</span>` : nothing}` : nothing}</div>
    <div class="now">${note === "" ? nothing : html`<span class="note muted">${note}</span>`}${date ? html`<span class="date muted">${dateText(now, language)}</span>` : nothing}${clock ? html`<time>${clockText(now)}</time>` : nothing}</div>
  </header>`;
}

/** How many letters of the smallest type stand in one line. */
const LETTERS: Readonly<Record<Format, number>> = { landscape: 92, portrait: 48, narrow: 96 };

/** How many lines the ticker and the organisation's line take at most: what is under the slides never grows while they change. In portrait they stand one under the other. */
export function linesBelow({ ticker, footer: { text } }: PlayedLook, format: Format): number {
  const isUpright = format === "portrait";
  const room = LETTERS[format] - (isUpright || text === "" ? 0 : text.length + 4);
  const longest = Math.max(0, ...ticker.map(({ length }) => length));
  return Math.max(Math.ceil(longest / room) + (isUpright && text !== "" ? 1 : 0), text === "" ? 0 : 1);
}

/** What stands under the slides: a line of the ticker, a line of the organisation's, a bar for each slide of the loop. */
export function footerBar(look: PlayedLook, turn: Turn | null, atMs: number): TemplateResult {
  const line = tickerLine(look, atMs);
  const { progress, text } = look.footer;
  return html`
    <div class="lines">
      ${line === null ? nothing : html`<p class="ticker"><span class="flip${String(line.turn % 2)}">${line.text}</span></p>`}
      ${text === "" ? nothing : html`<p class="imprint muted">${text}</p>`}
    </div>
    ${progress ? progressBars(turn) : nothing}`;
}
