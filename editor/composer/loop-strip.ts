import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Slide } from "../../domain/model/playlist.ts";
import { cssVars } from "../elements/css-vars.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { seconds } from "../when.ts";
import { minutesWords } from "./preview-words.ts";
import { loopFacts } from "./screen-turn.ts";

/** More blocks than these are drawn without their seconds. */
const MAX_LABELLED = 16;

/** One round on a screen: each slide as wide as it is long, the announcement's own stand out. */
@customElement("loop-strip")
export class LoopStrip extends LitElement {
  static override styles = [
    base,
    css`
      h3 {
        margin-bottom: 0.5rem;
      }
      ol {
        display: flex;
        gap: 0.25rem;
      }
      li {
        flex: var(--share) 1 0;
        min-width: 0.1875rem;
        padding-block: 0.3125rem;
        overflow: hidden;
        border-radius: 4px;
        background: light-dark(#e4e2dc, #2a3858);
        font-size: 0.875rem;
        text-align: center;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      li.this {
        background: var(--accent);
        color: light-dark(#fff, #14213a);
        font-weight: 700;
      }
      ol.many {
        gap: 0.125rem;
      }
      ol.many li {
        min-height: 1.9375rem;
      }
      p {
        margin-top: 0.5rem;
        color: var(--ink-soft);
      }
    `,
  ];

  @property() screen = "";
  @property({ attribute: false }) slides: readonly Slide[] = [];
  @property({ attribute: false }) announcementId: AnnouncementId | undefined;

  protected override render() {
    const { slides, announcementId } = this;
    if (slides.length === 0 || !announcementId) return nothing;
    const facts = loopFacts(slides, announcementId);
    const often = facts.timesAnHour > 0 ? t("preview.loopOften", { times: facts.timesAnHour }) : t("preview.loopWithout");
    return html`<h3>${t("preview.loop", { screen: this.screen })}</h3>
      <ol class=${slides.length > MAX_LABELLED ? "many" : ""}>${slides.map((slide) => this.#slide(slide, slide.announcementId === announcementId))}</ol>
      <p>${t("preview.loopFacts", { count: facts.announcements, duration: minutesWords(facts.roundMs) })} ${often}</p>`;
  }

  #slide({ title, dwellMs }: Slide, isThis: boolean): TemplateResult {
    const words = t(isThis ? "preview.loopThis" : "preview.loopItem", { title, seconds: seconds(dwellMs) });
    const label = this.slides.length > MAX_LABELLED ? "" : t("preview.secondsShort", { seconds: seconds(dwellMs) });
    return html`<li class=${isThis ? "this" : ""} title=${words} ${cssVars({ "--share": String(dwellMs / 1000) })}><span aria-hidden="true">${label}</span><span class="hidden-text">${words}</span></li>`;
  }
}
