import { html, type TemplateResult } from "lit";
import type { Turn } from "../../domain/programme/playback.ts";

const MANY_BARS = 40;

/** One bar for each slide of the loop: those before are full, this one fills. */
export function progressBars(turn: Turn | null): TemplateResult {
  const bars = turn?.loopSlides ?? [];
  return html`<footer class=${bars.length > MANY_BARS ? "many" : ""} aria-hidden="true">
    ${bars.map((_, index) => {
      if (index === turn?.position) return html`<div class="bar"><div class="fill"></div></div>`;
      return html`<div class="bar ${turn && index < turn.position ? "done" : ""}"></div>`;
    })}
  </footer>`;
}

/** Fills the bar of a turn: drawn once when standing still, full where nothing may move, otherwise by one animation of `transform` that needs no script. */
export class ProgressFill {
  private drawn = "";
  private animation: Animation | undefined;

  /** The clock was corrected: draw again. */
  forget(): void {
    this.drawn = "";
  }

  draw(fill: HTMLElement | null, turn: Turn | null, atMs: number, still: boolean, calm: boolean): void {
    if (!turn || !fill) return;
    const name = `${turn.fromMs}/${turn.untilMs}/${still ? atMs : ""}/${calm}`;
    if (name === this.drawn) return;
    this.drawn = name;
    const done = (atMs - turn.fromMs) / (turn.untilMs - turn.fromMs);
    this.animation?.cancel();
    fill.style.setProperty("transform", `scaleX(${calm ? 1 : done})`);
    if (still || calm) return;
    this.animation = fill.animate([{ transform: `scaleX(${done})` }, { transform: "scaleX(1)" }], {
      duration: Math.max(1, turn.untilMs - atMs),
      fill: "forwards",
    });
  }
}
