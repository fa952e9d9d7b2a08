import { html, nothing, type TemplateResult } from "lit";
import type { ScreenCard } from "../domain/api/player-events.ts";
import type { PlayedLook } from "../domain/model/look.ts";
import type { Turn } from "../domain/programme/playback.ts";
import { tickerLine } from "./look.ts";
import { progressBars } from "./progress.ts";
import { clockText, dateText, type WallLanguage, type WallTime } from "./wall-time.ts";

interface HeaderFacts {
  readonly look: PlayedLook;
  readonly card: ScreenCard | null;
  readonly language: WallLanguage;
  readonly now: WallTime;
  readonly logoUrl: string | null;
}

/** How the room for the slides is cut, by what the look puts around them. */
export function surroundClass({ header, ticker, footer }: PlayedLook): string {
  return `area ${header.shown ? "" : "headless"} ${ticker.length + footer.text.length > 0 ? "lined" : ""}`;
}

/** The bar above the slides, with what the look wants of it. */
export function headerBar({ look, card, language, now, logoUrl }: HeaderFacts): TemplateResult | typeof nothing {
  const { shown, place, date, clock, note } = look.header;
  if (!shown) return nothing;
  return html`<header lang=${language}>
    ${logoUrl === null ? nothing : html`<img class="logo" src=${logoUrl} alt="" />`}
    <div class="place">${card && place ? html`<b>${card.place}</b><span class="muted">${card.organisation}</span>` : nothing}</div>
    ${note === "" ? nothing : html`<span class="note muted">${note}</span>`}
    <div class="now">${date ? html`<span class="date muted">${dateText(now, language)}</span>` : nothing}${clock ? html`<time>${clockText(now)}</time>` : nothing}</div>
  </header>`;
}

/** What stands under the slides: a line of the ticker, a line of the organisation's, a bar for each slide of the loop. */
export function footerBar(look: PlayedLook, turn: Turn | null, atMs: number): TemplateResult {
  const line = tickerLine(look, atMs);
  const { progress, text } = look.footer;
  return html`
    ${line === null ? nothing : html`<p class="ticker"><span class="flip${String(line.turn % 2)}">${line.text}</span></p>`}
    ${text === "" ? nothing : html`<p class="imprint muted">${text}</p>`}
    ${progress ? progressBars(turn) : nothing}`;
}
