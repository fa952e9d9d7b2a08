import uPlot from "uplot";
import styles from "uplot/dist/uPlot.min.css?inline";
import { DAY_MS, SECOND_MS } from "../../domain/model/time.ts";
import { dayShort, timeOfDay } from "../when.ts";
import { ROW_PX, rowsOf, type ScreenPast } from "./state-rows.ts";

const AXIS_PX = 30;
/** However short something was, it is seen. */
const NARROWEST_PX = 2;
const BETWEEN_ROWS_PX = 3;
/** Labels of the axis that are nearer to an end than this would be cut off there. */
const LABEL_HALF_PX = 22;

/** The colours of a chart as they are at this moment, in words a canvas knows. */
export interface PlotColours {
  readonly words: string;
  /** Of the grid, and where nobody listened. */
  readonly lines: string;
  readonly of: (state: ReturnType<typeof rowsOf>[number]) => string;
}

interface PlotHost {
  readonly past: () => ScreenPast;
  readonly colours: () => PlotColours;
  /** Where the pointer is, undefined when it is elsewhere. */
  readonly onPoint: (atMs: number | undefined) => void;
  readonly onZoom: (isZoomed: boolean) => void;
}

/** What uPlot needs for its own elements. */
export const plotStyles: string = styles;

/** A time line with a row for each state, in `parent`. Whoever drags over a part of it sees that part alone. */
export class StatePlot {
  readonly #plot: uPlot;
  readonly #host: PlotHost;

  constructor(parent: HTMLElement, host: PlotHost) {
    this.#host = host;
    this.#plot = new uPlot(this.#options(parent.clientWidth), this.#data(), parent);
  }

  /** @param keepsPart whether what is looked at closely stays so; otherwise all of the frame is shown */
  renew(keepsPart: boolean): void {
    this.fit(this.#plot.width);
    this.#plot.setData(this.#data(), !keepsPart);
    if (keepsPart) this.#plot.redraw();
  }

  fit(width: number): void {
    this.#plot.setSize({ width, height: this.#height() });
  }

  redraw(): void {
    this.#plot.redraw();
  }

  /** Shows all of the frame again. */
  showAll(): void {
    const { fromMs, untilMs } = this.#host.past();
    this.#plot.setScale("x", { min: fromMs, max: untilMs });
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #height(): number {
    return rowsOf(this.#host.past()).length * ROW_PX + AXIS_PX;
  }

  #data(): uPlot.AlignedData {
    const { fromMs, untilMs } = this.#host.past();
    return [
      [fromMs, untilMs],
      [0, 0],
    ];
  }

  #options(width: number): uPlot.Options {
    const { colours } = this.#host;
    return {
      width,
      height: this.#height(),
      ms: 1,
      padding: [0, 0, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false } },
      scales: { x: { time: true, range: (_, min, max) => [min, max] }, y: { range: [0, 1] } },
      // Rows are drawn by `#draw`: a line would join what has nothing to do with each other.
      series: [{}, { paths: () => null, points: { show: false } }],
      axes: [
        {
          size: AXIS_PX,
          gap: 6,
          space: 64,
          font: `13px ${getComputedStyle(document.documentElement).getPropertyValue("--font")}`,
          stroke: () => colours().words,
          grid: { stroke: () => colours().lines, width: 1 },
          ticks: { stroke: () => colours().lines, width: 1, size: 5 },
          values: (plot, splits, _axis, _space, step) => splits.map((atMs) => labelOf(plot, atMs, step)),
        },
        { show: false },
      ],
      hooks: {
        draw: [(plot) => this.#draw(plot)],
        setCursor: [(plot) => this.#point(plot)],
        setScale: [(plot) => this.#zoomed(plot)],
      },
    };
  }

  #draw(plot: uPlot): void {
    const past = this.#host.past();
    const { lines, of } = this.#host.colours();
    const { ctx, bbox } = plot;
    const rows = rowsOf(past);
    const fills = rows.map(of);
    const height = bbox.height / rows.length;
    const end = bbox.left + bbox.width;
    const between = BETWEEN_ROWS_PX * devicePixelRatio;
    const fill = (fromMs: number, untilMs: number, top: number, tall: number) => {
      const left = plot.valToPos(fromMs, "x", true);
      const right = plot.valToPos(untilMs, "x", true);
      if (right < bbox.left || left > end) return;
      const wide = Math.max(NARROWEST_PX * devicePixelRatio, right - left);
      // What has only just begun is seen, too.
      ctx.fillRect(Math.min(left, end - wide), top, wide, tall);
    };
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.fillStyle = lines;
    for (const { fromMs, untilMs } of past.unwatched) fill(fromMs, untilMs, bbox.top, bbox.height);
    for (const { state, fromMs, untilMs } of past.spans) {
      const row = rows.indexOf(state);
      ctx.fillStyle = fills[row] ?? lines;
      fill(fromMs, untilMs, bbox.top + row * height + between, height - 2 * between);
    }
    ctx.restore();
  }

  #point(plot: uPlot): void {
    const { left = -1 } = plot.cursor;
    this.#host.onPoint(left < 0 ? undefined : plot.posToVal(left, "x"));
  }

  #zoomed(plot: uPlot): void {
    const { fromMs, untilMs } = this.#host.past();
    const { min, max } = plot.scales["x"] ?? {};
    this.#host.onZoom((min ?? fromMs) > fromMs || (max ?? untilMs) < untilMs);
  }
}

function labelOf(plot: uPlot, splitMs: number, stepMs: number): string {
  // The places of labels are reckoned in fractions, and may be a hair before the full hour.
  const atMs = Math.round(splitMs / SECOND_MS) * SECOND_MS;
  const left = plot.valToPos(atMs, "x");
  if (left < LABEL_HALF_PX || left > plot.bbox.width / devicePixelRatio - LABEL_HALF_PX) return "";
  const isMidnight = new Date(atMs).getHours() === 0 && new Date(atMs).getMinutes() === 0;
  return stepMs >= DAY_MS || isMidnight ? dayShort(atMs) : timeOfDay(atMs);
}
