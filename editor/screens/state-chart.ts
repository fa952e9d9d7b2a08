import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { listFailure } from "../elements/list-notes.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { dateAndTime } from "../when.ts";
import { STATE_LOOKS, stateMark, stateStyles } from "./screen-look.ts";
import type { PlotColours, StatePlot } from "./state-plot.ts";
import { hasGaps, ROW_PX, rowsOf, type ScreenPast, stateAt } from "./state-rows.ts";

/**
 * In which state a screen was when: a row for each state, which can be looked at closely with the pointer. Whoever sees no chart finds the
 * same in words beside it.
 */
@customElement("state-chart")
export class StateChart extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    stateStyles,
    css`
      :host {
        display: grid;
        gap: 0.25rem;
      }
      .frame {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.75rem;
      }
      .names {
        display: grid;
        grid-auto-rows: ${ROW_PX}px;
        align-content: start;
        align-items: center;
      }
      /* Its colours are those of what is drawn in it: words and lines. */
      .plot {
        min-width: 0;
        min-height: 56px;
        color: var(--ink-soft);
        border: 0 solid var(--line);
        touch-action: pan-y;
      }
      .plot:focus {
        outline: none;
      }
      .reading {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 0.75rem;
        min-height: 1.5em;
      }
      .u-select {
        background: color-mix(in srgb, var(--accent) 18%, transparent);
      }
      @media (pointer: coarse) {
        .hint {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) past: ScreenPast | undefined;
  @state() private pointedMs: number | undefined;
  @state() private isZoomed = false;
  @state() private failed: unknown;
  @query(".plot") private readonly frame!: HTMLElement;
  #plot: StatePlot | undefined;
  #isLoading = false;
  readonly #sizes = new ResizeObserver(() => this.#plot?.fit(this.frame.clientWidth));
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  /** The user's own choice of colours is an attribute of the page. */
  readonly #theme = new MutationObserver(() => this.#redraw());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dark.addEventListener("change", this.#redraw);
    this.#theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    if (this.hasUpdated) this.requestUpdate("past");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dark.removeEventListener("change", this.#redraw);
    this.#theme.disconnect();
    this.#sizes.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { past } = this;
    if (!past) return nothing;
    return html`
      ${listFailure(this.failed, () => this.#begin())}
      <div class="frame">
        <div class="names small" aria-hidden="true">${rowsOf(past).map((row) => stateMark(row))}</div>
        <div class="plot" role="img" tabindex="-1" aria-label=${t("past.chart", { from: dateAndTime(past.fromMs), until: dateAndTime(past.untilMs) })}></div>
      </div>
      <div class="reading soft small">${this.#reading(past)}</div>
      ${hasGaps(past) ? html`<p class="soft small">${t("past.unwatched")}</p>` : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("past") || !this.past) return;
    const before = changed.get("past");
    if (!this.#plot) void this.#begin();
    else this.#plot.renew(this.isZoomed && before !== undefined && lengthOf(before) === lengthOf(this.past));
  }

  #reading(past: ScreenPast): TemplateResult {
    const { pointedMs } = this;
    const was = pointedMs === undefined ? undefined : stateAt(past, pointedMs);
    return html`<span aria-hidden="true" class="numbers ${pointedMs === undefined ? "hint" : ""}">${
      pointedMs === undefined
        ? t("past.zoomHint")
        : html`${dateAndTime(pointedMs)}: ${was === undefined ? t("past.unknown") : t(`presence.${was}`)}`
    }</span>${this.isZoomed ? html`<button class="link" type="button" @click=${this.#showAll}>${t("past.showAll")}</button>` : nothing}`;
  }

  /** What draws comes only to those who look at a screen. */
  async #begin(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.failed = undefined;
    try {
      const { plotStyles, StatePlot } = await import("./state-plot.ts");
      if (!this.isConnected || !this.past) return;
      this.#dress(plotStyles);
      this.#plot = new StatePlot(this.frame, {
        past: () => this.past as ScreenPast,
        colours: () => this.#colours(),
        onPoint: (atMs) => {
          this.pointedMs = atMs;
        },
        onZoom: (isZoomed) => {
          this.isZoomed = isZoomed;
        },
      });
      this.#sizes.observe(this.frame);
    } catch (error) {
      this.failed = error;
    } finally {
      this.#isLoading = false;
    }
  }

  #dress(styles: string): void {
    const root = this.renderRoot;
    if (!(root instanceof ShadowRoot) || root.adoptedStyleSheets.some((sheet) => sheet === dress)) return;
    dress.replaceSync(styles);
    // Before our own, which overrule it.
    root.adoptedStyleSheets = [dress, ...root.adoptedStyleSheets];
  }

  #colours(): PlotColours {
    const { color, borderTopColor } = getComputedStyle(this.frame);
    const of = (row: keyof typeof STATE_LOOKS) => {
      const name = this.renderRoot.querySelector(`.names .${STATE_LOOKS[row].kind}`);
      return name ? getComputedStyle(name).color : color;
    };
    return { words: color, lines: borderTopColor, of };
  }

  /** The button goes; whoever pressed it stays at the chart. */
  readonly #showAll = (): void => {
    this.#plot?.showAll();
    this.frame.focus();
  };

  readonly #redraw = (): void => this.#plot?.redraw();
}

const lengthOf = ({ fromMs, untilMs }: ScreenPast): number => untilMs - fromMs;

const dress = new CSSStyleSheet();
